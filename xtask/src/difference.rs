//! Where two JSON values differ, for a person to read.

use serde_json::Value;

/// One line for each place that differs, `path: committed -> now`, in order of the paths.
///
/// Two numbers count as equal when the second lies within `tolerance` (a share of the first) of it;
/// 0 asks for the same number.
pub fn differences(committed: &Value, now: &Value, tolerance: f64) -> Vec<String> {
    let mut lines = Vec::new();
    compare("", Some(committed), Some(now), tolerance, &mut lines);
    lines
}

fn compare(
    path: &str,
    committed: Option<&Value>,
    now: Option<&Value>,
    tolerance: f64,
    lines: &mut Vec<String>,
) {
    match (committed, now) {
        (Some(Value::Object(before)), Some(Value::Object(after))) => {
            let mut keys: Vec<&String> = before.keys().chain(after.keys()).collect();
            keys.sort();
            keys.dedup();
            for key in keys {
                let path = if path.is_empty() {
                    key.clone()
                } else {
                    format!("{path}.{key}")
                };
                compare(&path, before.get(key), after.get(key), tolerance, lines);
            }
        }
        (Some(Value::Number(before)), Some(Value::Number(after))) => {
            let equal = match (before.as_f64(), after.as_f64()) {
                (Some(before), Some(after)) => (after - before).abs() <= tolerance * before.abs(),
                _ => before == after,
            };
            if !equal {
                lines.push(format!("{path}: {before} -> {after}"));
            }
        }
        _ if committed == now => {}
        _ => lines.push(format!("{path}: {} -> {}", shown(committed), shown(now))),
    }
}

fn shown(value: Option<&Value>) -> String {
    value.map_or_else(|| "nothing".to_string(), Value::to_string)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn names_each_place() {
        let committed = json!({"a": {"x": 100, "y": 0.5}, "b": 1, "d": [1]});
        let now = json!({"a": {"x": 102, "y": 0.5}, "c": 1, "d": [2]});
        assert_eq!(
            differences(&committed, &now, 0.01),
            [
                "a.x: 100 -> 102",
                "b: 1 -> nothing",
                "c: nothing -> 1",
                "d: [1] -> [2]"
            ]
        );
    }

    #[test]
    fn tolerates_what_it_is_told_to() {
        assert!(differences(&json!({"x": 100}), &json!({"x": 101}), 0.01).is_empty());
        assert!(differences(&json!({"x": 100}), &json!({"x": 99}), 0.01).is_empty());
        assert_eq!(
            differences(&json!({"x": 0.5}), &json!({"x": 0.501}), 0.0),
            ["x: 0.5 -> 0.501"]
        );
    }
}
