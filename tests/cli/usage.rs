//! Help, completions and wrong usage.

use super::run;

#[test]
fn help_shows_examples_for_each_command() {
    let help = run(&["--help"]);
    assert_eq!(help.code, 0);
    insta::assert_snapshot!(help.stdout, @r#"
    Checks a statement against a publisher's own articles and answers with exact quotes

    Usage: citecheck <COMMAND>

    Commands:
      build        Build a pack from articles
      check        Check a claim, or many, against a pack
      pairs        Judge pairs of a claim and one evidence, without a pack
      facts        Print the facts that were found in the articles
      eval         Measure verdicts against claims that readers labelled
      completions  Print completions for a shell
      help         Print this message or the help of the given subcommand(s)

    Options:
      -h, --help     Print help
      -V, --version  Print version

    Examples:
      citecheck build articles/ --out pack
      citecheck check --pack pack "About 200 military personnel will take part in the drills"

    Exit codes: 0 done, 1 failed, 2 wrong usage. Colours are used on a terminal only, and never with
    NO_COLOR set.
    "#);
    for command in ["build", "check", "pairs", "facts", "eval", "completions"] {
        let help = run(&[command, "--help"]);
        assert_eq!(help.code, 0);
        assert!(
            help.stdout.contains("\nExample"),
            "{command}: {}",
            help.stdout
        );
        assert!(help.stdout.contains(&format!("  citecheck {command}")) || command == "pairs");
    }
}

#[test]
fn wrong_usage_exits_with_2() {
    for arguments in [
        &[][..],
        &["chekc"],
        &["build", "corpus"],
        &["build", "--out", "x"],
        &["check", "--pack", "x"],
        &["check", "claim"],
        &["check", "--pack", "x", "--json", "--jsonl"],
        &["check", "--pack", "x", "--jsonl", "claim"],
        &["check", "--pack", "x", "--judge", "always", "claim"],
        &["eval", "--claims", "x"],
        &["eval", "--pack", "x"],
        &["eval", "--pack", "x", "--predictions", "y", "--claims", "z"],
        &["eval", "--predictions", "a", "b", "--claims", "z"],
        &["completions", "csh"],
    ] {
        let run = run(arguments);
        assert_eq!(run.code, 2, "{arguments:?}: {}", run.stderr);
        assert_eq!(run.stdout, "", "{arguments:?}");
    }
}

#[test]
fn completions_name_the_commands() {
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let completions = run(&["completions", shell]);
        assert_eq!(completions.code, 0);
        assert!(completions.stdout.contains("facts"), "{shell}");
    }
}
