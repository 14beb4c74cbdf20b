//! A course of learning: passes over cases in another order each time, a step of Adam for every handful.

use crate::net::{Adam, Matrix};
use crate::random::Random;

/// How it goes.
pub(super) struct Course {
    /// Passes over the cases.
    pub passes: usize,
    /// Cases a step.
    pub batch: usize,
    /// The highest rate of learning; it falls to nothing along a cosine.
    pub rate: f32,
    /// Whether the rate rises for a tenth of the steps before.
    pub rises: bool,
    /// How strongly weights are drawn to nothing at each step, as a share of the rate.
    pub decay: f32,
}

impl Course {
    /// Moves the parameters, for so many cases. `learn` adds the gradients of those in a batch, by their places.
    pub fn run(
        &self,
        count: usize,
        parameters: &mut [Matrix],
        random: &mut Random,
        mut learn: impl FnMut(&[usize], &[Matrix], &mut [Matrix], &mut Random),
    ) {
        let mut adam = Adam::new(parameters);
        let mut order: Vec<usize> = (0..count).collect();
        let steps = (self.passes * count.div_ceil(self.batch)).max(1);
        let mut step = 0;
        for _ in 0..self.passes {
            random.shuffle(&mut order);
            for batch in order.chunks(self.batch) {
                let mut gradients: Vec<Matrix> = parameters
                    .iter()
                    .map(|each| Matrix::zeros(each.rows, each.columns))
                    .collect();
                learn(batch, parameters, &mut gradients, random);
                let done = step as f32 / steps as f32;
                let rise = if self.rises {
                    (done * 10.0 + 0.01).min(1.0)
                } else {
                    1.0
                };
                let rate = self.rate * rise * 0.5 * (1.0 + (std::f32::consts::PI * done).cos());
                adam.step(parameters, &gradients, rate, self.decay);
                step += 1;
            }
        }
    }
}
