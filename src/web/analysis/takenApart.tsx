import { useEffect, useState } from 'preact/hooks';
import { query } from '../client/api.ts';
import { homePercent, lastName } from '../secondScreen/words.ts';
import { EXPLANATION, type Explanation, type ListedPrediction } from './documents.ts';
import { Figure } from './figure.tsx';
import { explanationPicture } from './pictures.ts';
import type { AnalyzedGame } from './useGame.ts';

interface TakenApartProps {
  readonly gameId: string;
  readonly predictions: AnalyzedGame['predictions'];
}

/** A prediction of one's choice, taken apart. */
export function TakenApart({ gameId, predictions }: TakenApartProps) {
  const [chosen, setChosen] = useState<number>();
  const [shown, setShown] = useState<{ sequence: number; explanation: Explanation | null }>();
  const entry = predictions.find(({ node }) => node.sequence === chosen) ?? predictions.at(-1);
  const sequence = entry?.node.sequence;
  const after = entry?.after ?? null;
  useEffect(() => {
    if (sequence === undefined) return;
    let isOld = false;
    void explain(gameId, after, sequence)
      .then((explanation) => {
        if (!isOld) setShown({ sequence, explanation });
      })
      .catch(() => {});
    return () => {
      isOld = true;
    };
  }, [gameId, after, sequence]);
  const explanation = shown?.sequence === sequence ? shown?.explanation : undefined;
  return (
    <div class="taken">
      <label class="panel choose">
        Prediction to take apart
        <select
          disabled={predictions.length === 0}
          value={String(sequence ?? '')}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        >
          {predictions.map(({ node }) => (
            <option key={node.sequence} value={String(node.sequence)}>
              {node.situation.clock} · {node.home.name} {Math.round(node.home.probability * 100)}–
              {Math.round(node.away.probability * 100)} {node.away.name}
            </option>
          ))}
        </select>
      </label>
      {explanation && entry ? (
        <Figure
          draw={(room) =>
            explanationPicture(explanation, explanationTitle(explanation, entry.node), room)
          }
          words="SHAP values: with the base rate they sum to the log-odds of the answer. Records are as of now."
        />
      ) : (
        <p class="panel waiting">
          {predictions.length === 0 ? 'Nothing has been predicted yet.' : 'Asking the model.'}
        </p>
      )}
    </div>
  );
}

function explanationTitle(
  { homeProbability }: Explanation,
  { home, away }: ListedPrediction['node'],
): string {
  const percent = homePercent(homeProbability);
  return `Why ${percent}–${100 - percent}: ${lastName(home.name)} v ${lastName(away.name)}`;
}

/** One prediction taken apart: the first behind the cursor of the one before it. */
async function explain(
  gameId: string,
  after: string | null,
  sequence: number,
): Promise<Explanation | null> {
  const { game } = await query<{
    game: {
      predictions: {
        nodes: readonly { sequence: number; explanation: Explanation | null }[];
      } | null;
    } | null;
  }>(EXPLANATION, { gameId, after });
  return game?.predictions?.nodes.find((node) => node.sequence === sequence)?.explanation ?? null;
}
