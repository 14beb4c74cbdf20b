//! Steps down the gradient.

use super::Matrix;

/// Adam (Kingma and Ba, ICLR 2015) with decoupled weight decay, and the running average of the weights that is kept
/// in the end (Polyak and Juditsky 1992).
#[derive(Debug)]
pub struct Adam {
    first: Vec<Matrix>,
    second: Vec<Matrix>,
    average: Vec<Matrix>,
    steps: i32,
}

const FIRST: f32 = 0.9;
const SECOND: f32 = 0.98;
/// How much of the average stays at each step, once there have been enough.
const STAY: f32 = 0.998;
/// Gradients whose norm is larger are shortened to it.
const LONGEST: f32 = 5.0;

impl Adam {
    /// Begins at these parameters.
    #[must_use]
    pub fn new(parameters: &[Matrix]) -> Self {
        let zeros = || {
            parameters
                .iter()
                .map(|each| Matrix::zeros(each.rows, each.columns))
                .collect()
        };
        Self {
            first: zeros(),
            second: zeros(),
            average: parameters.to_vec(),
            steps: 0,
        }
    }

    /// Moves the parameters by at most about `rate` against their gradients.
    pub fn step(&mut self, parameters: &mut [Matrix], gradients: &[Matrix], rate: f32, decay: f32) {
        self.steps += 1;
        let squares: f64 = gradients
            .iter()
            .flat_map(|each| &each.values)
            .map(|g| f64::from(g * g))
            .sum();
        let shrink = (LONGEST / squares.sqrt() as f32).min(1.0);
        let (one, two) = (1.0 - FIRST.powi(self.steps), 1.0 - SECOND.powi(self.steps));
        let stay = STAY.min(self.steps as f32 / (self.steps as f32 + 10.0));
        for (at, parameter) in parameters.iter_mut().enumerate() {
            let moments = self.first[at]
                .values
                .iter_mut()
                .zip(&mut self.second[at].values);
            let rows = parameter
                .values
                .iter_mut()
                .zip(&mut self.average[at].values);
            for ((x, average), ((m, v), g)) in rows.zip(moments.zip(&gradients[at].values)) {
                let g = g * shrink;
                *m += (1.0 - FIRST) * (g - *m);
                *v += (1.0 - SECOND) * (g * g - *v);
                *x -= rate * ((*m / one) / ((*v / two).sqrt() + 1e-8) + decay * *x);
                *average += (1.0 - stay) * (*x - *average);
            }
        }
    }

    /// The average of the parameters so far.
    #[must_use]
    pub fn average(&self) -> &[Matrix] {
        &self.average
    }
}
