import '../secondScreen/page.css';
import './analysis.css';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ApiError, query } from '../client/api.ts';
import type { ListedGame } from '../client/documents.ts';
import { gameOfAddress } from '../secondScreen/app.tsx';
import type { View } from '../secondScreen/followGame.ts';
import { PlainView } from '../secondScreen/plainScreens.tsx';
import { EXPLANATION, type Explanation, FACTS, type Facts } from './documents.ts';
import { Figure } from './figure.tsx';
import {
  detectorPicture,
  explanationPicture,
  importancePicture,
  latencyPicture,
  matrixPicture,
  reliabilityPicture,
  scorePicture,
} from './pictures.ts';
import { type AnalyzedGame, useGame } from './useGame.ts';

const LOOK_AGAIN_MILLIS = 2_000;

/** Facts of the model and the games; a server that is gone is asked again. */
function useFacts(): Facts | Exclude<View, { kind: 'GAME' }> {
  const [facts, setFacts] = useState<Facts | Exclude<View, { kind: 'GAME' }>>({ kind: 'LOADING' });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = () =>
      query<Facts>(FACTS).then(setFacts, (error: unknown) => {
        const { failure, message } =
          error instanceof ApiError
            ? error
            : { failure: 'REFUSED' as const, message: String(error) };
        setFacts(failure === 'REFUSED' ? { kind: failure, message } : { kind: failure });
        if (failure === 'GONE') timer = setTimeout(load, LOOK_AGAIN_MILLIS);
      });
    void load();
    return () => clearTimeout(timer);
  }, []);
  return facts;
}

function Analysis() {
  const facts = useFacts();
  return (
    <>
      <header>
        <a class="brand" href="/" aria-label="faceoff, the game that is on">
          <svg viewBox="-10 -10 20 20" aria-hidden="true">
            <circle r="8.5" />
            <circle class="dot" r="3" />
          </svg>
          faceoff
        </a>
        <nav aria-label="Pages" class="pages">
          <a href="/">Second screen</a>
          <a href="/graphql">GraphiQL</a>
        </nav>
      </header>
      <main>{'kind' in facts ? <PlainView view={facts} /> : <Figures facts={facts} />}</main>
    </>
  );
}

function Figures({ facts }: { readonly facts: Facts }) {
  const { model, detector } = facts;
  const recentGames = facts.recentGames ?? [];
  const wanted = gameOfAddress();
  const game =
    recentGames.find(({ gameId }) => gameId === wanted) ??
    recentGames.find(({ status }) => status === 'LIVE') ??
    recentGames[0];
  const analyzed = useGame(game?.gameId, game?.status === 'LIVE');
  return (
    <>
      <h1>Analysis</h1>
      <section aria-labelledby="game">
        <h2 id="game">{game ? `The game: ${titleOf(game)}` : 'No game has been played yet'}</h2>
        {game && <GameFigures game={game} analyzed={analyzed} />}
      </section>
      <section aria-labelledby="model">
        <h2 id="model">{model ? `The model ${model.version}` : 'No model has been announced'}</h2>
        <div class="pictures">
          {model && (
            <>
              <Figure
                picture={reliabilityPicture(model)}
                words="Points on the dashed line mean: of the draws given 60 %, 60 % were won."
              />
              <Figure
                picture={importancePicture(model)}
                words="Ratings learnt from past draws carry most; a draw stays close to a coin flip."
              />
            </>
          )}
          <Figure
            picture={detectorPicture(detector.nodes)}
            words="The tree looks at each dot many times a second; a dot must look like a line-up for a moment before anything is said."
          />
        </div>
      </section>
    </>
  );
}

const titleOf = ({ awayTeam, homeTeam, date, status }: ListedGame): string =>
  `${awayTeam.abbreviation} at ${homeTeam.abbreviation}, ${date}${status === 'LIVE' ? ', running' : ''}`;

interface GameProps {
  readonly game: ListedGame;
  readonly analyzed: AnalyzedGame;
}

function GameFigures({ game, analyzed }: GameProps) {
  const { facts, arrivals, onIce } = analyzed;
  const sorted = arrivals.map(({ millis }) => millis).sort((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.ceil(share * sorted.length) - 1];
  const events = facts?.trackingEvents ?? null;
  const publications = facts?.lastSequence ?? 0;
  return (
    <>
      <dl class="panel live">
        <Value name="Tracking events taken in" value={events?.toLocaleString('en-US')} />
        <Value name="Publications" value={publications.toLocaleString('en-US')} />
        <Value
          name="Events for each publication"
          value={
            events === null || publications === 0
              ? undefined
              : Math.round(events / publications).toLocaleString('en-US')
          }
        />
        <Value name="To this page, median" value={withUnit(quantile(0.5))} />
        <Value name="To this page, 95 of 100 within" value={withUnit(quantile(0.95))} />
      </dl>
      <div class="pictures">
        <Figure
          picture={scorePicture(facts?.faceoffs?.nodes ?? [])}
          words="Below the dashed line the model has done better than a coin tonight; a single game says little."
        />
        <Taken game={game} analyzed={analyzed} />
        {onIce ? (
          <Figure
            picture={matrixPicture(onIce.home, onIce.away)}
            words="Draws between those on the ice at the last stoppage, all stored seasons, asked for in one request."
          />
        ) : (
          <p class="panel waiting">
            Those on the ice are shown at the next stoppage of a running game.
          </p>
        )}
        <Figure
          picture={latencyPicture(arrivals)}
          words="By the server's clock at publication and this device's on arrival; they are one on one machine."
        />
      </div>
    </>
  );
}

const withUnit = (millis: number | undefined): string | undefined =>
  millis === undefined ? undefined : `${millis} ms`;

function Value({ name, value }: { readonly name: string; readonly value: string | undefined }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value ?? '–'}</dd>
    </div>
  );
}

/** A prediction of one's choice, taken apart. */
function Taken({ game: { gameId }, analyzed: { predictions } }: GameProps) {
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
          picture={explanationPicture(
            explanation,
            `Why ${Math.round(explanation.homeProbability * 100)}–${100 - Math.round(explanation.homeProbability * 100)}, ${entry.node.home.name} against ${entry.node.away.name}`,
          )}
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

const root = document.getElementById('app');
if (root) render(<Analysis />, root);
