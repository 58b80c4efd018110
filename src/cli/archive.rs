//! A pack in a folder, and the checker that reads it.
//!
//! In: the folder. Out: reports and articles. The checker names the files that it needs, and this
//! is the host that brings them.

use super::arguments::JudgeChoice;
use super::failure::Failure;
use super::judge;
use citecheck::analyse::Article;
use citecheck::checker::{Checker, Error};
use citecheck::judge::neural::Judge;
use citecheck::pack::{self, MANIFEST};
use citecheck::report::Report;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// An open pack.
pub struct Archive {
    folder: PathBuf,
    checker: Checker,
    judge: Option<Arc<Judge>>,
}

impl Archive {
    /// Opens the pack in a folder, whose claims the comparer checks alone.
    pub fn open(folder: &Path) -> Result<Archive, Failure> {
        if !folder.join(MANIFEST).is_file() {
            return Err(Failure::Failed(format!(
                "{} holds no pack (no {MANIFEST}): build one with `citecheck build ARTICLES --out {0}`",
                folder.display()
            )));
        }
        let manifest = read(folder, MANIFEST)?;
        let checker = Checker::open(&manifest).map_err(|problem| damaged(folder, &problem))?;
        Ok(Archive {
            folder: folder.to_path_buf(),
            checker,
            judge: None,
        })
    }

    /// The same with the neural judge, if it is wanted.
    pub fn with_judge(self, judge: Option<Arc<Judge>>) -> Archive {
        Archive { judge, ..self }
    }

    /// Opens the pack once for each processor, since a checker serves one thread.
    pub fn open_for_all_processors(
        folder: &Path,
        choice: JudgeChoice,
    ) -> Result<Vec<Archive>, Failure> {
        let judge = judge::open(choice)?.map(Arc::new);
        (0..rayon::current_num_threads())
            .map(|_| Ok(Archive::open(folder)?.with_judge(judge.clone())))
            .collect()
    }

    /// Number of articles.
    pub fn articles(&self) -> usize {
        self.checker.about().articles as usize
    }

    /// Checks a claim.
    pub fn check(&mut self, claim: &str) -> Result<Report, Failure> {
        loop {
            let names = self
                .checker
                .needs(claim)
                .map_err(|problem| self.failure(problem))?;
            if names.is_empty() {
                let judge = self.judge.as_deref();
                return self
                    .checker
                    .check_with(claim, &|readings| judge::read(judge, readings))
                    .map_err(|problem| self.failure(problem));
            }
            for name in names {
                self.bring(&name)?;
            }
        }
    }

    /// All articles, in order, one file of them after the other.
    pub fn each_article(
        &mut self,
        mut each: impl FnMut(Article) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let names = loop {
            match self.checker.document_files() {
                Ok(names) => break names,
                Err(Error::NeedsFiles(tables)) => {
                    for table in tables {
                        self.bring(&table)?;
                    }
                }
                Err(problem) => return Err(self.failure(problem)),
            }
        };
        for name in names {
            let bytes = read(&self.folder, &name)?;
            let articles = self.checker.articles(&name, &bytes);
            for article in articles.map_err(|problem| damaged(&self.folder, &problem))? {
                each(article)?;
            }
        }
        Ok(())
    }

    fn bring(&mut self, name: &str) -> Result<(), Failure> {
        let bytes = read(&self.folder, name)?;
        let taken = self.checker.supply(name, &bytes);
        taken.map_err(|problem| damaged(&self.folder, &problem))
    }

    fn failure(&self, problem: Error) -> Failure {
        match problem {
            Error::Claim(problem) => Failure::Usage(problem.to_string()),
            other => damaged(&self.folder, &other),
        }
    }
}

fn read(folder: &Path, name: &str) -> Result<Vec<u8>, Failure> {
    let path = folder.join(name);
    fs::read(&path)
        .map(pack::inflate)
        .map_err(|problem| match problem.kind() {
            std::io::ErrorKind::NotFound => Failure::Failed(format!(
                "{} is missing from the pack: copy the whole folder, or build it again",
                path.display()
            )),
            _ => Failure::file(&path, "read", &problem),
        })
}

fn damaged(folder: &Path, problem: &dyn std::fmt::Display) -> Failure {
    Failure::Failed(format!("{}: {problem}", folder.display()))
}
