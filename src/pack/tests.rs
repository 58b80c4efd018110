//! What holds of every pack: it reads back, and no spoilt file does.

use super::manifest::{Place, TABLE_FILES};
use super::*;
use crate::analyse::{self, Article};
use crate::document::{Document, Kind};
use crate::fact::{Attribution, Modality, WordClass};
use crate::mention::{
    Bound, Date, Entity, EntityKind, Granularity, Mention, Quantity, Time, TimeRelation, Unit,
    Value,
};
use crate::text::Span;
use proptest::prelude::*;
use std::sync::LazyLock;

fn document(id: &str, body: &str) -> Document {
    Document {
        id: id.into(),
        title: "Flood in Velden".into(),
        publisher: Some("The Gazette".into()),
        author: None,
        date: "2018-06-19".parse().ok(),
        url: Some("https://gazette.example/flood".into()),
        kind: Kind::Opinion,
        language: Some("en".into()),
        licence: None,
        body: body.into(),
    }
}

/// An article with a value in every field of its facts.
fn article() -> Article {
    let body = "Überall “rain” fell: 12 mm on Tuesday, she said. Rain fell.";
    let mut article = analyse::article(document("a", body));
    let fact = &mut article.facts[0];
    fact.words[1].modality = Modality::Possible;
    fact.words[1].lemma = String::new();
    fact.words[2].lemma = "\0".into();
    fact.words[3].class = WordClass::Function;
    fact.attribution = Some(Attribution {
        speaker: "Ana Ó".into(),
        key: "ana".into(),
        words: (0, 2),
    });
    let mention = |first: usize, behind: usize, value| Mention {
        span: fact.words[first].span.join(fact.words[behind - 1].span),
        words: (first as u32, behind as u32),
        value,
    };
    let mentions = vec![
        mention(
            0,
            2,
            Value::Entity(Entity {
                key: "rain".into(),
                kind: EntityKind::Other,
            }),
        ),
        mention(
            1,
            3,
            Value::Quantity(Quantity {
                value: 0.012,
                upper: 0.013,
                step: 0.001,
                bound: Bound::Between,
                unit: Unit::Measure("m".into()),
                of: "rain".into(),
                per: "day".into(),
            }),
        ),
        mention(
            4,
            5,
            Value::Time(Time {
                days: Some((17_000, 17_006)),
                slack_days: 1,
                granularity: Granularity::Week,
                year: Some(2016),
                month: None,
                day: None,
                weekday: Some(1),
                relation: TimeRelation::Since,
                in_name: true,
            }),
        ),
    ];
    fact.mentions = mentions;
    article.facts[1].repeats = Some(0);
    article
}

fn sealed(article: &Article) -> (FileName, Vec<u8>) {
    let mut article = article.clone();
    documents::fold(&mut article);
    let payload = stored::bytes(&vec![article]);
    let (hash, file) = container::seal(FileKind::Documents, &payload);
    let kind = FileKind::Documents;
    (FileName { kind, hash }, file)
}

fn reread(article: &Article) -> Result<Vec<Article>, Error> {
    let (name, file) = sealed(article);
    read_documents(name, name.open(&inflate(file))?)
}

#[test]
fn every_field_of_an_article_reads_back() {
    assert_eq!(reread(&article()), Ok(vec![article()]));
}

#[test]
fn facts_that_do_not_fit_their_body_are_refused() {
    let span = Span::new;
    type Change<'a> = &'a dyn Fn(&mut Article);
    let changes: [(&str, Change); 12] = [
        ("a sentence beyond the body", &|a| a.facts[1].span.end += 1),
        ("sentences out of order", &|a| a.facts.swap(0, 1)),
        ("a word within a character", &|a| {
            a.facts[0].words[0].span = span(1, 8)
        }),
        ("a word outside its sentence", &|a| {
            a.facts[1].words[0].span = span(0, 2)
        }),
        ("a word that ends before it starts", &|a| {
            a.facts[1].words[0].span.end = 0
        }),
        ("words out of order", &|a| a.facts[0].words.swap(0, 1)),
        ("a later repetition", &|a| a.facts[1].repeats = Some(1)),
        ("a mention beyond its words", &|a| {
            a.facts[0].mentions[0].words.1 = 99
        }),
        ("a mention of words reversed", &|a| {
            a.facts[0].mentions[0].words = (2, 1)
        }),
        ("a mention within a character", &|a| {
            a.facts[0].mentions[0].span = span(1, 8)
        }),
        ("no number", &|a| {
            let Value::Quantity(quantity) = &mut a.facts[0].mentions[1].value else {
                panic!("the second mention is no quantity");
            };
            quantity.value = f64::NAN;
        }),
        ("no date", &|a| {
            a.document.date = Some(Date {
                year: 2018,
                month: Some(13),
                day: None,
            })
        }),
    ];
    for (what, change) in changes {
        let mut article = article();
        change(&mut article);
        let code = reread(&article).map_err(|error| error.code());
        assert_eq!(code, Err("pack-damaged"), "{what}");
    }
}

/// Articles that have a document file each.
fn long(count: usize) -> Vec<Article> {
    let body = |at: usize| {
        format!(
            "Rain{at} fell. {}",
            "Cloudlessnesses notwithstanding nevertheless. ".repeat(68)
        )
    };
    (0..count)
        .map(|at| analyse::article(document(&at.to_string(), &body(at))))
        .collect()
}

/// A pack of every kind of file: it has more documents than the manifest names by itself.
static LARGE: LazyLock<Vec<PackFile>> =
    LazyLock::new(|| build(long(520), None, Vec::new()).unwrap());

/// The payload of a file that its name says what it is.
fn read(file: &PackFile, bytes: &[u8]) -> Result<Vec<u8>, Error> {
    let inflated = inflate(bytes.to_vec());
    if file.name == MANIFEST {
        return Manifest::read(&inflated).map(|manifest| stored::bytes(&manifest));
    }
    let name = FileName::parse(&file.name).unwrap();
    name.open(&inflated).map(<[u8]>::to_vec)
}

#[test]
fn no_damaged_or_cut_file_reads() {
    for kind in [MANIFEST, "index-", "documents-", "table-", "words-"] {
        let matching = LARGE.iter().filter(|file| file.name.starts_with(kind));
        let file = matching.min_by_key(|file| file.bytes.len()).unwrap();
        let payload = read(file, &file.bytes).unwrap();
        for at in 0..file.bytes.len() {
            let mut bytes = file.bytes.clone();
            for flip in [1, 0x80, 0xff] {
                bytes[at] = file.bytes[at] ^ flip;
                // Some bits of DEFLATE data mean nothing.
                match read(file, &bytes) {
                    Ok(found) => assert_eq!(found, payload),
                    Err(error) => assert_eq!(error.file(), file.name),
                }
            }
            let error = read(file, &file.bytes[..at]).expect_err("a cut file was read");
            // Cut to the length that it has when inflated, it can only be called damaged.
            let inflated = inflate(file.bytes.clone()).len();
            let code = if at == inflated {
                "pack-damaged"
            } else {
                "pack-truncated"
            };
            assert_eq!(error.code(), code, "{} {at}", file.name);
        }
        let longer = [&file.bytes[..], b"\n"].concat();
        assert_eq!(read(file, &longer).unwrap_err().code(), "pack-damaged");
    }
}

#[test]
fn the_same_articles_give_the_same_bytes() {
    let build = || build(long(30), None, Vec::new()).unwrap();
    assert_eq!(build(), build());
}

#[test]
fn an_unchanged_article_keeps_its_file() {
    let before = build(long(30), None, Vec::new()).unwrap();
    let mut articles = long(30);
    articles[7].document.body.push('!');
    let after = build(articles, None, Vec::new()).unwrap();
    let documents = |file: &&PackFile| file.name.starts_with("documents-");
    let files = std::iter::zip(
        before.iter().filter(documents),
        after.iter().filter(documents),
    );
    let pairs = files.enumerate();
    let changed: Vec<usize> = pairs
        .filter(|(_, (a, b))| a != b)
        .map(|(at, _)| at)
        .collect();
    assert_eq!(changed, [7]);
}

#[test]
fn short_articles_share_a_file() {
    let short =
        (0..100).map(|at| analyse::article(document(&at.to_string(), "Rain fell in Velden.")));
    let files = build(short, None, Vec::new()).unwrap();
    assert_eq!(
        files.len(),
        3,
        "one document file, the words and the manifest"
    );
}

#[test]
fn an_id_occurs_once() {
    let error = build([article(), article()], None, Vec::new()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "two articles have the id `a`: rename one of their files"
    );
}

#[test]
fn every_document_file_has_a_place() {
    let manifest = Manifest::read(&inflate(LARGE.last().unwrap().bytes.clone())).unwrap();
    assert_eq!(
        manifest.tables.len(),
        (manifest.files as usize).div_ceil(TABLE_FILES)
    );
    let Place::Table(table, at) = manifest.document(70).unwrap() else {
        panic!("a large pack has tables");
    };
    assert_eq!((table.hash, at), (manifest.tables[1], 6));
    assert!(manifest.document(manifest.files).is_err());
}

proptest! {
    #[test]
    fn any_text_reads_back(bodies in prop::collection::vec("(\\PC|\n){0,60}", 0..6)) {
        let articles: Vec<Article> = bodies
            .iter()
            .enumerate()
            .map(|(at, body)| analyse::article(document(&at.to_string(), body)))
            .collect();
        let files = build(articles.clone(), None, Vec::new()).unwrap();
        let mut found = Vec::new();
        for file in files.into_iter().filter(|file| file.name.starts_with("documents-")) {
            let name = FileName::parse(&file.name).unwrap();
            let bytes = inflate(file.bytes);
            found.extend(read_documents(name, name.open(&bytes).unwrap()).unwrap());
        }
        prop_assert_eq!(found, articles);
    }

    #[test]
    fn no_forged_payload_panics(at in 0usize..1000, byte: u8, cut in 0usize..1000) {
        let mut folded = article();
        documents::fold(&mut folded);
        let mut payload = stored::bytes(&vec![folded]);
        let len = payload.len();
        payload[at % len] = byte;
        let (name, _) = sealed(&article());
        for payload in [&payload[..], &payload[..cut % len]] {
            for article in read_documents(name, payload).unwrap_or_default() {
                for fact in &article.facts {
                    prop_assert!(article.document.body.get(fact.span.range()).is_some());
                }
            }
        }
    }
}
