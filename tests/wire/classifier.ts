/** Whether captures tell what was done: a forest is grown on half of them and asked about the other half, over and over. */
import { RandomForestClassifier } from 'ml-random-forest';
import { Chance } from '../../demo/chance.ts';

export interface Labelled {
  /** Counts from 0. */
  kind: number;
  features: readonly number[];
}

export interface Accuracy {
  /** Of the captures that were not learnt from, the share that was told rightly; the mean over the splits. */
  mean: number;
  /** Of one split's, by chance alone: the captures are the same in all of them, so that more splits make it no surer. */
  error: number;
  /** What guessing comes to: as many of each kind. */
  chance: number;
  captures: number;
}

const TREES = 40;
const SPLITS = 10;

/** As many of each kind are taken as there are of the rarest. `seed`: of the splits and of the forests. */
export function accuracy(all: readonly Labelled[], seed: number): Accuracy {
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const random = new Chance(seed);
  const rarest = Math.min(...kinds.map((kind) => all.filter((one) => one.kind === kind).length));
  const half = Math.floor(rarest / 2);
  const shares: number[] = [];
  for (let split = 0; split < SPLITS; split++) {
    const [learnt, asked] = [[], []] as [Labelled[], Labelled[]];
    for (const kind of kinds) {
      const those = shuffled(
        all.filter((one) => one.kind === kind),
        random,
      );
      learnt.push(...those.slice(0, half));
      asked.push(...those.slice(half, 2 * half));
    }
    const forest = new RandomForestClassifier({
      ...{
        seed: seed + split,
        nEstimators: TREES,
        maxFeatures: 0.3,
        replacement: true,
        useSampleBagging: true,
        noOOB: true,
      },
    });
    const rows = (of: readonly Labelled[]) => of.map(({ features }) => [...features]);
    // In order of kind the forest would take the first for a tie.
    const lessons = shuffled(learnt, random);
    forest.train(
      rows(lessons),
      lessons.map(({ kind }) => kind),
    );
    const told = forest.predict(rows(asked));
    shares.push(asked.filter(({ kind }, index) => told[index] === kind).length / asked.length);
  }
  const mean = shares.reduce((total, share) => total + share, 0) / shares.length;
  const guess = 1 / kinds.length;
  const error = Math.sqrt((guess * (1 - guess)) / (half * kinds.length));
  return { mean, error, chance: guess, captures: rarest * kinds.length };
}

function shuffled<T>(values: readonly T[], random: Chance): T[] {
  return values
    .map((value) => ({ value, key: random.next() }))
    .sort((one, other) => one.key - other.key)
    .map(({ value }) => value);
}
