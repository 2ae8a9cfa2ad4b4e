import { markBelow } from '../../../pipeline/reporting/trend/bursts.js';
import { statusWeights } from '../../../pipeline/reporting/trend/cohesion.js';

export const Method = () => (
  <details>
    <summary>How this is computed</summary>
    <p>
      index(t) = Σ<sub>g</sub> w<sub>g</sub> · 1000 · Σ<sub>i</sub> d<sub>i</sub> s<sub>i</sub> p<sub>i</sub> / n
      <sub>i</sub> ÷ A<sub>g,t</sub>
    </p>
    <p>
      Over the labels i of the stories that perspective g told first in period t: d is +1 for strengthening and −1 for
      weakening; s weighs the status (
      {Object.entries(statusWeights)
        .map(([status, weight]) => `${status} ${weight}`)
        .join(', ')}
      ); p is 1 when a reviewer confirmed the story, else the classifier's calibrated probability, and dismissed stories
      do not count; n is the number of the story's labels. A is the number of articles read of that perspective and w
      its share of all articles in the range, the same in every period. The band is a seeded Poisson bootstrap over
      stories. A burst or a lull is a count that chance would bring in less than one period of{' '}
      {Math.round(1 / markBelow)} after the indicator's own past. Sources and reasons are in docs/assessment.md.
    </p>
  </details>
);
