//! What can be asked for on the command line, with its help.

use clap::builder::styling::{AnsiColor, Style, Styles};
use clap::{ArgGroup, Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use std::path::PathBuf;

const STYLES: Styles = Styles::styled()
    .header(Style::new().bold())
    .usage(Style::new().bold())
    .literal(AnsiColor::Cyan.on_default())
    .placeholder(AnsiColor::BrightBlack.on_default());

/// Checks a statement against a publisher's own articles and answers with exact quotes.
#[derive(Parser)]
#[command(name = "citecheck", version, styles = STYLES, max_term_width = 100, after_help = "\
Examples:
  citecheck build articles/ --out pack
  citecheck check --pack pack \"About 200 military personnel will take part in the drills\"

Exit codes: 0 done, 1 failed, 2 wrong usage. Colours are used on a terminal only, and never with
NO_COLOR set.")]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Build a pack from articles
    #[command(after_help = "\
Examples:
  citecheck build articles/ --out public/pack
  citecheck build story.html notes.md --out pack --title \"The Paper\" \\
      --example \"The bridge opened in 2018\" --example \"Taxes rose by 3%\"

Articles are Markdown with YAML front matter (title, publisher, author, date, url,
kind: news|opinion|analysis|press-release, language, licence), plain text, or HTML with JSON-LD,
OpenGraph or <meta> metadata. The id of an article is the stem of its file. A damaged article is
told and left out; the others are built.")]
    Build(Build),

    /// Check a claim, or many, against a pack
    #[command(after_help = "\
Examples:
  citecheck check --pack pack \"Pakistan joined the SCO in 2018\"
  citecheck check --pack pack --json \"Pakistan joined the SCO in 2018\" | jq .verdict
  citecheck check --pack pack --jsonl <claims.jsonl >verdicts.jsonl

--jsonl reads one {\"id\", \"claim\"} a line and writes one report with that id a line, in the same
order, as soon as it is there; blank lines are skipped. A line that cannot be checked gives
{\"id\", \"verdict\": \"unknown\", \"error\"} in its place, and exit code 1 at the end.")]
    Check(Check),

    /// Judge pairs of a claim and one evidence, without a pack
    #[command(after_help = "\
Example:
  echo '{\"id\": 1, \"claim\": \"Rain fell.\", \"evidence\": \"It rained all day.\"}' | citecheck pairs

Reads one {\"id\", \"claim\", \"evidence\"} a line and writes one {\"id\", \"stance\": \"supports\",
\"probabilities\": {\"supports\", \"refutes\", \"neutral\"}} a line, in the same order. A line that cannot be
judged gives {\"id\", \"stance\": \"neutral\", \"error\"} in its place, and exit code 1 at the end.")]
    Pairs(Pairs),

    /// Print the facts that were found in the articles
    #[command(after_help = "\
Examples:
  citecheck facts --pack pack
  citecheck facts --pack pack --json | jq '.[].facts[].quote'

Spans in the JSON are in bytes of the article's body.")]
    Facts(Facts),

    /// Measure verdicts against claims that readers labelled
    #[command(after_help = "\
Examples:
  citecheck eval --pack pack --claims claims.jsonl
  citecheck eval --pack pack --claims a.jsonl b.jsonl --json --errors wrong.jsonl
  citecheck eval --predictions verdicts.jsonl --claims claims.jsonl

Claims are {\"id\", \"claim\", \"label\", \"evidence\": [{\"doc\", \"quote\"}], \"tags\"} a line, labels as
verdicts. Several files are scored each on its own and pooled. With --predictions, the output of
`citecheck check --jsonl` is scored, one file for each file of claims.")]
    Eval(Eval),

    /// Print completions for a shell
    #[command(after_help = "\
Example:
  citecheck completions bash >~/.local/share/bash-completion/completions/citecheck")]
    Completions {
        /// The shell to complete in
        shell: Shell,
    },
}

/// Whether the neural judge settles what the comparer leaves open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum JudgeChoice {
    /// The judge reads where the comparer settles nothing and something differs
    Auto,
    /// The comparer decides alone
    Never,
}

/// Arguments of `pairs`.
#[derive(Args)]
pub struct Pairs {
    /// Whether the neural judge has its say
    #[arg(long, value_enum, default_value = "never")]
    pub judge: JudgeChoice,
}

/// Arguments of `build`.
#[derive(Args)]
pub struct Build {
    /// Articles, and folders of articles
    #[arg(required = true, value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// Folder to write the pack to
    #[arg(long, value_name = "DIR")]
    pub out: PathBuf,
    /// Name of the archive, for readers
    #[arg(long)]
    pub title: Option<String>,
    /// Claim to suggest to readers; may be given several times
    #[arg(long = "example", value_name = "CLAIM")]
    pub examples: Vec<String>,
}

/// Arguments of `check`.
#[derive(Args)]
pub struct Check {
    /// Whether the neural judge has its say
    #[arg(long, value_enum, default_value = "never")]
    pub judge: JudgeChoice,
    /// Folder of the pack
    #[arg(long, value_name = "DIR")]
    pub pack: PathBuf,
    /// The statement to check
    #[arg(required_unless_present = "jsonl", conflicts_with = "jsonl")]
    pub claim: Option<String>,
    /// Print the report as JSON
    #[arg(long, conflicts_with = "jsonl")]
    pub json: bool,
    /// Read claims from standard input and print reports, one JSON object a line
    #[arg(long)]
    pub jsonl: bool,
    /// Show the comparisons that led to the verdict; JSON always has them
    #[arg(long)]
    pub explain: bool,
}

/// Arguments of `facts`.
#[derive(Args)]
pub struct Facts {
    /// Folder of the pack
    #[arg(long, value_name = "DIR")]
    pub pack: PathBuf,
    /// Print a JSON list of articles with their facts
    #[arg(long)]
    pub json: bool,
}

/// Arguments of `eval`.
#[derive(Args)]
#[command(group = ArgGroup::new("source").required(true).args(["pack", "predictions"]))]
pub struct Eval {
    /// Whether the neural judge has its say
    #[arg(long, value_enum, default_value = "never")]
    pub judge: JudgeChoice,
    /// Folder of the pack to check the claims against
    #[arg(long, value_name = "DIR")]
    pub pack: Option<PathBuf>,
    /// Verdicts to score instead, one file for each file of claims
    #[arg(long, value_name = "FILE", num_args = 1..)]
    pub predictions: Vec<PathBuf>,
    /// Claims with their labels
    #[arg(long, value_name = "FILE", num_args = 1.., required = true)]
    pub claims: Vec<PathBuf>,
    /// Print the figures as JSON
    #[arg(long)]
    pub json: bool,
    /// Write every claim that misses the strict score to this file, one JSON object a line
    #[arg(long, value_name = "FILE")]
    pub errors: Option<PathBuf>,
}
