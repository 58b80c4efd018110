use super::weights::{CLS, SEP};
use super::*;

const MODEL: &[u8] = include_bytes!("../../../data/judge.model");

fn judge() -> Judge {
    Judge::read(MODEL).expect("the model that ships can be read")
}

/// The network as PyTorch runs it, which does not round what goes between its layers, gives these.
#[test]
fn reads_as_it_was_trained() {
    let evidence = "The accident happened on Sunday. At least 27 people suffered injuries, mostly cuts and bruises.";
    let judge = judge();
    for (claim, trained) in [
        ("27 people were hurt.", [2.34, -1.11, -1.55]),
        ("Nobody was injured.", [-0.99, 2.77, -1.19]),
        ("The mayor resigned.", [-1.27, -1.72, 2.88]),
    ] {
        let logits = judge.logits(claim, evidence);
        let near = logits
            .iter()
            .zip(trained)
            .all(|(given, wanted)| (given - wanted).abs() < 0.15);
        assert!(near, "{claim} {logits:?}");
    }
}

/// What Hugging Face's `tokenizers` cuts the texts into with the same pieces.
#[test]
fn texts_are_cut_as_in_training() {
    let Judge(model) = judge();
    for (text, wanted) in [
        (
            "The North-South gas pipeline is worth $2 billion.",
            "the north - south gas pipe ##line is worth $ 2 billion .",
        ),
        (
            "Zakariya's “zero-sum game”…",
            "za ##kari ##ya ' s “ zero - sum game ” …",
        ),
        (
            "Škoda, São Tomé & Nguyễn Văn A",
            "sk ##oda , sao tom ##e & ng ##uy ##en van a",
        ),
        (
            "EF2-rated tornado: 130mph (209 km/h)",
            "e ##f ##2 - rated torn ##ado : 130 ##mp ##h ( 20 ##9 km / h )",
        ),
        ("don't can't won't", "don ' t can ' t won ' t"),
        ("Москва ёлка", "м ##о ##с ##к ##в ##а е ##л ##к ##а"),
        ("東京 2020", "[UNK] 京 2020"),
        ("naïve café\u{a0}résumé", "na ##ive cafe res ##um ##e"),
        ("a\u{200b}b\u{ad}c", "abc"),
        ("€50m or £3bn", "€ ##50 ##m or £3 ##bn"),
        (
            "supercalifragilistic",
            "super ##cal ##if ##rag ##ilis ##tic",
        ),
        ("COVID-19’s 1st wave", "co ##vid - 19 ’ s 1st wave"),
        ("Å ø ß", "a ø ß"),
    ] {
        let pieces: Vec<&str> = model
            .pieces
            .cut(text)
            .into_iter()
            .map(|id| model.pieces.name(id))
            .collect();
        assert_eq!(pieces.join(" "), wanted, "{text}");
    }
}

#[test]
fn damage_is_an_error() {
    for (bytes, says) in [
        (&MODEL[..3], "cut short"),
        (&MODEL[..MODEL.len() - 1], "damaged"),
        (b"%PDF-1.7 and so on".as_slice(), "another kind of file"),
    ] {
        let error = Judge::read(bytes).unwrap_err().to_string();
        assert!(error.contains(says), "{error}");
    }
    let mut flipped = MODEL.to_vec();
    flipped[MODEL.len() / 2] ^= 1;
    assert!(Judge::read(&flipped).is_err());
}

#[test]
fn long_texts_are_cut_where_the_model_ends() {
    let judge = judge();
    let (pieces, second) = judge.pieces(&"claim ".repeat(500), &"evidence ".repeat(500));
    assert_eq!(pieces.len(), LENGTH_LIMIT);
    assert_eq!(
        (pieces[0], pieces[second - 1], pieces[LENGTH_LIMIT - 1]),
        (CLS, SEP, SEP)
    );
    assert_eq!(second, CLAIM_LIMIT + 2);
    let (pieces, second) = judge.pieces("", "");
    assert_eq!((pieces, second), (vec![CLS, SEP, SEP], 2));
}

#[test]
fn the_same_texts_give_the_same_bits() {
    let judge = judge();
    let once = judge.logits("Two were hurt.", "At least two people suffered injuries.");
    let again = judge.logits("Two were hurt.", "At least two people suffered injuries.");
    assert_eq!(once.map(f32::to_bits), again.map(f32::to_bits));
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(40))]
    #[test]
    fn any_text_is_cut_into_pieces(claim: String, evidence: String) {
        static JUDGE: std::sync::LazyLock<Judge> = std::sync::LazyLock::new(judge);
        let (pieces, second) = JUDGE.pieces(&claim, &evidence);
        proptest::prop_assert!(pieces.len() <= LENGTH_LIMIT && second <= CLAIM_LIMIT + 2);
    }
}
