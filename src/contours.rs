//! The outline of words that may run over several lines: one closed line around the boxes of their pieces. Pure.

/// A box, in pixels from the upper left.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rect {
    /// Its left edge.
    pub left: f64,
    /// Its upper edge.
    pub top: f64,
    /// Its right edge.
    pub right: f64,
    /// Its lower edge.
    pub bottom: f64,
}

impl Rect {
    /// Whether the middle of the other lies at its height.
    fn is_level_with(&self, other: &Self) -> bool {
        let middle = f64::midpoint(other.top, other.bottom);
        self.top < middle && middle < self.bottom
    }

    fn to(&self, other: &Self) -> Self {
        Self {
            left: self.left.min(other.left),
            top: self.top.min(other.top),
            right: self.right.max(other.right),
            bottom: self.bottom.max(other.bottom),
        }
    }
}

/// The corners of the outlines around a stretch of text whose boxes are given in its order, `gap` pixels away from them. One
/// outline, unless a line ends before the one above it begins: then they do not touch.
#[must_use]
pub fn outlines(boxes: &[Rect], gap: f64) -> Vec<Vec<(f64, f64)>> {
    let mut lines: Vec<Rect> = Vec::new();
    for each in boxes {
        match lines.last_mut().filter(|line| line.is_level_with(each)) {
            Some(line) => *line = line.to(each),
            None => lines.push(*each),
        }
    }
    let lines: Vec<Rect> = lines
        .into_iter()
        .map(|line| Rect {
            left: line.left - gap,
            top: line.top - gap,
            right: line.right + gap,
            bottom: line.bottom + gap,
        })
        .collect();
    let touch = |above: &Rect, below: &Rect| above.left < below.right && below.left < above.right;
    lines.chunk_by(touch).map(around).collect()
}

/// The corners around lines of which each touches the next: down their right sides, and up their left ones.
fn around(lines: &[Rect]) -> Vec<(f64, f64)> {
    let (Some(first), Some(last)) = (lines.first(), lines.last()) else {
        return Vec::new();
    };
    // Two lines meet halfway.
    let meet = |at: usize| {
        let (above, below) = (lines.get(at)?, lines.get(at + 1)?);
        Some(f64::midpoint(above.bottom, below.top))
    };
    let mut right = Vec::new();
    let mut left = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let top = at.checked_sub(1).and_then(meet).unwrap_or(first.top);
        let bottom = meet(at).unwrap_or(last.bottom);
        right.extend([(line.right, top), (line.right, bottom)]);
        left.extend([(line.left, top), (line.left, bottom)]);
    }
    right.extend(left.into_iter().rev());
    right.dedup();
    right
}

/// Outlines as the path of an SVG, to a tenth of a pixel.
#[must_use]
pub fn path(outlines: &[Vec<(f64, f64)>]) -> String {
    let mut path = String::new();
    for outline in outlines {
        for (at, (x, y)) in outline.iter().enumerate() {
            let step = if at == 0 { 'M' } else { 'L' };
            path.push_str(&format!("{step}{x:.1} {y:.1}"));
        }
        path.push('Z');
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(left: f64, top: f64, right: f64, bottom: f64) -> Rect {
        Rect {
            left,
            top,
            right,
            bottom,
        }
    }

    #[test]
    fn names_inside_break_no_outline() {
        // The box of a name is higher than those of the words around it.
        let boxes = [
            rect(0.0, 2.0, 40.0, 20.0),
            rect(39.0, 0.0, 60.0, 22.0),
            rect(59.0, 2.0, 90.0, 20.0),
        ];
        assert_eq!(
            path(&outlines(&boxes, 1.0)),
            "M91.0 -1.0L91.0 23.0L-1.0 23.0L-1.0 -1.0Z"
        );
    }

    #[test]
    fn lines_that_touch_have_one_outline() {
        let boxes = [
            rect(50.0, 0.0, 100.0, 20.0),
            rect(0.0, 30.0, 100.0, 50.0),
            rect(0.0, 60.0, 20.0, 80.0),
        ];
        let [outline] = outlines(&boxes, 0.0).try_into().expect("one outline");
        let corners = [
            (100.0, 0.0),
            (100.0, 25.0),
            (100.0, 55.0),
            (20.0, 55.0),
            (20.0, 80.0),
            (0.0, 80.0),
            (0.0, 55.0),
            (0.0, 25.0),
            (50.0, 25.0),
            (50.0, 0.0),
        ];
        assert_eq!(outline, corners);
    }

    #[test]
    fn lines_that_do_not_touch_have_one_each() {
        let boxes = [rect(80.0, 0.0, 100.0, 20.0), rect(0.0, 30.0, 40.0, 50.0)];
        assert_eq!(outlines(&boxes, 1.0).len(), 2);
        assert_eq!(path(&outlines(&[], 1.0)), "");
    }
}
