import '../secondScreen/page.css';
import './analysis.css';
import { render } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { query } from '../client/api.ts';
import { ApiError } from '../client/apiError.ts';
import type { ListedGame } from '../client/documents.ts';
import { gameOfAddress } from '../secondScreen/app.tsx';
import type { View } from '../secondScreen/followGame.ts';
import { PlainView } from '../secondScreen/plainScreens.tsx';
import { SiteHeader } from '../secondScreen/siteHeader.tsx';
import { homePercent, lastName } from '../secondScreen/words.ts';
import {
  EXPLANATION,
  type Explanation,
  FACTS,
  type Facts,
  GAMES,
  type Games,
  type ListedPrediction,
} from './documents.ts';
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

/** How often a server that is gone is asked again. */
const LOOK_AGAIN_MILLIS = 2_000;
/** How often the list of games is asked for anew. */
const REFRESH_MILLIS = 10_000;

type PlainViewState = Exclude<View, { kind: 'GAME' }>;

interface Known extends Facts, Games {
  readonly kind: 'KNOWN';
  readonly recentGames: readonly ListedGame[];
  /** False while the server does not answer; what was known stays. */
  readonly isConnected: boolean;
}

/** Facts of the model once, the games again and again; a server that is gone is asked again. */
function useKnown(gameId: string | undefined): Known | PlainViewState {
  const [known, setKnown] = useState<Known | PlainViewState>({ kind: 'LOADING' });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isStopped = false;
    let facts: Facts | undefined;
    const load = async () => {
      let wait: number | undefined = REFRESH_MILLIS;
      try {
        const variables = { gameId: gameId ?? '', isNamed: gameId !== undefined };
        facts ??= await query<Facts>(FACTS);
        const games = await query<Games>(GAMES, variables);
        const recentGames = games.recentGames ?? [];
        if (isStopped) return;
        setKnown({ kind: 'KNOWN', ...facts, ...games, recentGames, isConnected: true });
      } catch (error) {
        const { failure, message } =
          error instanceof ApiError
            ? error
            : { failure: 'REFUSED' as const, message: String(error) };
        wait = failure === 'GONE' ? LOOK_AGAIN_MILLIS : undefined;
        if (isStopped) return;
        setKnown((before) => {
          if (failure === 'REFUSED') return { kind: failure, message };
          if (failure === 'GONE' && before.kind === 'KNOWN')
            return { ...before, isConnected: false };
          return { kind: failure };
        });
      }
      if (wait !== undefined && !isStopped) timer = setTimeout(load, wait);
    };
    void load();
    return () => {
      isStopped = true;
      clearTimeout(timer);
    };
  }, [gameId]);
  return known;
}

function Analysis() {
  const gameId = gameOfAddress();
  const known = useKnown(gameId);
  const games = known.kind === 'KNOWN' ? known.recentGames : [];
  const game = gameId === undefined ? (games.find(isLive) ?? games[0]) : namedGame(known);
  return (
    <>
      <SiteHeader games={games} open={game?.gameId} page="/analysis/">
        <p class={`connection ${known.kind === 'KNOWN' && !known.isConnected ? 'lost' : ''}`}>
          {known.kind === 'KNOWN' && !known.isConnected ? 'Reconnecting' : ''}
        </p>
      </SiteHeader>
      <main>
        {known.kind === 'KNOWN' ? (
          <Figures known={known} game={game} />
        ) : (
          <PlainView view={known} />
        )}
      </main>
      <footer>
        <p />
        <nav aria-label="More">
          <a href={`/${window.location.search}`}>Second screen</a>
          <a href="/graphql">GraphiQL</a>
        </nav>
      </footer>
    </>
  );
}

const isLive = ({ status }: ListedGame): boolean => status === 'LIVE';

/** The list is fresher than the answer to the game's own name, which an older game alone has. */
function namedGame(known: Known | PlainViewState): ListedGame | undefined {
  if (known.kind !== 'KNOWN') return undefined;
  const { named, recentGames } = known;
  return recentGames.find(({ gameId }) => gameId === named?.gameId) ?? named ?? undefined;
}

interface FiguresProps {
  readonly known: Known;
  readonly game: ListedGame | undefined;
}

function Figures({ known: { model, detector, named }, game }: FiguresProps) {
  const analyzed = useGame(game?.gameId, game?.status === 'LIVE');
  return (
    <>
      <h1>Analysis</h1>
      <section aria-labelledby="game">
        <h2 id="game">{game ? `The game: ${titleOf(game)}` : 'The game'}</h2>
        {game && <GameFigures key={game.gameId} game={game} analyzed={analyzed} />}
        {!game && (
          <p class="panel waiting">
            {named === null ? (
              <>
                There is no game {gameOfAddress()}. Check the number in the address, choose a game
                above, or <a href="/analysis/">open the one that is on</a>.
              </>
            ) : (
              <>
                No game has been played yet. Start one with <code>npm start</code>; its figures come
                here by themselves.
              </>
            )}
          </p>
        )}
      </section>
      <section aria-labelledby="model">
        <h2 id="model">
          {model ? `The model ${model.version}` : 'The model has not been announced yet'}
        </h2>
        <div class="pictures">
          {model && (
            <>
              <Figure
                draw={(room) => reliabilityPicture(model, room)}
                words="Points on the dashed line mean: of the draws given 60 %, 60 % were won."
              />
              <Figure
                draw={(room) => importancePicture(model, room)}
                words="Ratings learnt from past draws carry most; a draw stays close to a coin flip."
              />
            </>
          )}
          <Figure
            draw={() => detectorPicture(detector.nodes)}
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
  const isRunning = isLive(game);
  const sorted = arrivals.map(({ millis }) => millis).sort((a, b) => a - b);
  const quantile = (share: number) => sorted[Math.ceil(share * sorted.length) - 1];
  const events = facts?.trackingEvents ?? null;
  const publications = facts?.lastSequence ?? 0;
  return (
    <>
      <dl class="panel values">
        <Value name="Tracking events taken in" value={events?.toLocaleString('en-US')} />
        <Value name="Publications" value={publications.toLocaleString('en-US')} />
        <Value
          name="Reduction: events for each"
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
        {facts?.faceoffs?.nodes.some(({ homeProbability }) => homeProbability !== null) ? (
          <Figure
            draw={(room) => scorePicture(facts.faceoffs?.nodes ?? [], room)}
            words="Below the dashed line the model has done better than a coin tonight; a single game says little."
          />
        ) : (
          <p class="panel waiting">The score begins with the first draw that is decided.</p>
        )}
        <Taken game={game} analyzed={analyzed} />
        {onIce ? (
          <Figure
            draw={() => matrixPicture(onIce.home, onIce.away)}
            words="Share of draws the home player (rows) has won against the visitor, all stored seasons; – means they never met at a dot."
          />
        ) : (
          <p class="panel waiting">
            {isRunning
              ? 'Head to heads of those on the ice come with the next stoppage.'
              : 'Head to heads of those on the ice are shown while a game runs.'}
          </p>
        )}
        {arrivals.length > 0 ? (
          <Figure
            draw={(room) => latencyPicture(arrivals, room)}
            words="By the server’s clock at publication and this device’s on arrival; they are one on one machine."
          />
        ) : (
          <p class="panel waiting">
            {isRunning
              ? 'The way to this page is measured from the next publication on.'
              : 'The way to this page is measured while a game runs.'}
          </p>
        )}
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

const root = document.getElementById('app');
if (root) render(<Analysis />, root);
