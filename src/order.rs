//! Sorting by a key, stable.
//!
//! In: any list and a number or a text for each item. Out: the list in the order of these. One sort of
//! numbers and one of texts serve all lists: the standard library's would be compiled anew for every
//! type of item, about 3 KB of engine each. Its heap takes the fewest bytes of all its sorts.

use std::collections::BinaryHeap;

/// Sorts by a number, the least first.
///
/// ```
/// let mut words = vec!["three", "one", "two"];
/// citecheck::order::by_number(&mut words, |word| word.len() as u64);
/// assert_eq!(words, ["one", "two", "three"]);
/// ```
pub fn by_number<T>(items: &mut Vec<T>, key: impl Fn(&T) -> u64) {
    let order = sort_numbers(items.iter().map(key).zip(0..).collect());
    arrange(items, order.into_iter().map(|(_, at)| at));
}

/// Sorts by a score, the greatest first.
pub fn by_score<T>(items: &mut Vec<T>, score: impl Fn(&T) -> f64) {
    by_number(items, |item| !ascending(score(item)));
}

/// Sorts by a text, by its bytes.
pub fn by_text<T>(items: &mut Vec<T>, key: impl Fn(&T) -> &str) {
    let order = sort_texts(items.iter().map(key).zip(0..).collect());
    let order: Vec<u32> = order.into_iter().map(|(_, at)| at).collect();
    arrange(items, order.into_iter());
}

/// A number that is greater whenever the float is, in the order of `f64::total_cmp`.
fn ascending(x: f64) -> u64 {
    let bits = x.to_bits();
    if x.is_sign_negative() {
        !bits
    } else {
        bits | 1 << 63
    }
}

#[inline(never)]
fn sort_numbers(order: Vec<(u64, u32)>) -> Vec<(u64, u32)> {
    BinaryHeap::from(order).into_sorted_vec()
}

#[inline(never)]
fn sort_texts(order: Vec<(&str, u32)>) -> Vec<(&str, u32)> {
    BinaryHeap::from(order).into_sorted_vec()
}

fn arrange<T>(items: &mut Vec<T>, order: impl Iterator<Item = u32>) {
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.filter_map(|at| taken[at as usize].take()));
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn as_the_standard_library_sorts(numbers: Vec<f32>, texts: Vec<(String, u8)>) {
            let mut given: Vec<(usize, f32)> = numbers.iter().copied().enumerate().collect();
            let mut wanted = given.clone();
            by_score(&mut given, |&(_, x)| f64::from(x));
            wanted.sort_by(|left, right| right.1.total_cmp(&left.1));
            let places = |list: &[(usize, f32)]| list.iter().map(|&(at, _)| at).collect::<Vec<_>>();
            proptest::prop_assert_eq!(places(&given), places(&wanted));
            let (mut given, mut wanted) = (texts.clone(), texts);
            by_text(&mut given, |(text, _)| text);
            wanted.sort_by(|left, right| left.0.cmp(&right.0));
            proptest::prop_assert_eq!(given, wanted);
        }
    }
}
