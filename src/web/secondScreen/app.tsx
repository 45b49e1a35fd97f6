import { useEffect, useState } from 'preact/hooks';
import type { ListedGame } from '../client/documents.ts';
import { gameOfAddress } from '../client/gameOfAddress.ts';
import { Duel } from './duel.tsx';
import { followGame, type Screen, type View } from './followGame.ts';
import { DrawLog, Reasons, Scoreboard, Tonight } from './panels.tsx';
import { PlainView } from './plainScreens.tsx';
import { PositionFeed, Rink } from './rink.tsx';
import { SiteHeader } from './siteHeader.tsx';
import { teamColors } from './teamColors.ts';

/** What there is to show, and the feed of positions beside it. */
export function useScreen(): { readonly screen: Screen; readonly feed: PositionFeed } {
  const [screen, setScreen] = useState<Screen>({ games: [], view: { kind: 'LOADING' } });
  const [feed] = useState(() => new PositionFeed());
  useEffect(() => followGame(gameOfAddress(), { change: setScreen, positions: feed.push }), [feed]);
  return { screen, feed };
}

/** The second screen of one game. */
export function App() {
  const { screen, feed } = useScreen();
  const { games, view } = screen;
  return (
    <>
      <SiteHeader
        games={games}
        open={view.kind === 'GAME' ? view.night.gameId : gameOfAddress()}
        page="/"
      >
        <Connection view={view} />
      </SiteHeader>
      <main>
        {view.kind === 'GAME' ? (
          <GameView view={view} feed={feed} games={games} />
        ) : (
          <PlainView view={view} />
        )}
      </main>
      <footer>
        <p>
          {view.kind === 'GAME' && view.night.simulated.length > 0
            ? `Simulated here: ${view.night.simulated.join(', ')}.`
            : ' '}
        </p>
        <nav aria-label="More">
          <a href={`/analysis/${window.location.search}`}>Analysis</a>
          <a href="/graphql">GraphiQL</a>
          <a href={`/overlay/${window.location.search}`}>Overlay</a>
        </nav>
      </footer>
    </>
  );
}

type GameViewState = Extract<View, { kind: 'GAME' }>;

interface GameProps {
  readonly view: GameViewState;
  readonly feed: PositionFeed;
  readonly games: readonly ListedGame[];
}

function GameView({ view, feed, games }: GameProps) {
  const { night, announcement } = view;
  const { homeTeam, awayTeam } = night;
  return (
    <div class="game" style={teamColors(homeTeam.abbreviation, awayTeam.abbreviation)}>
      <h1 class="hidden">
        {awayTeam.abbreviation} at {homeTeam.abbreviation}: who wins the next face-off
      </h1>
      <p class="hidden" aria-live="polite">
        {announcement}
      </p>
      <Scoreboard night={night} />
      <Duel night={night} />
      <section class="ground" aria-label="On the ice">
        <Rink
          feed={feed}
          current={night.current}
          teams={`${homeTeam.abbreviation} and ${awayTeam.abbreviation}`}
        />
      </section>
      <Reasons night={night} />
      <Tonight night={night} />
      <DrawLog night={night} />
      <Notice view={view} games={games} />
    </div>
  );
}

/** What is wrong or over, above the page's lower edge, so that nothing moves. */
function Notice({ view, games }: Pick<GameProps, 'view' | 'games'>) {
  const { night, lostSince, missed } = view;
  const next = games.find(({ status, gameId }) => status === 'LIVE' && gameId !== night.gameId);
  return (
    <div class="notices" role="status">
      {lostSince !== null && (
        <p class="notice warning">
          The server does not answer. You see what was known at{' '}
          {new Date(lostSince).toLocaleTimeString()}; nothing will be missing when it is back.
        </p>
      )}
      {missed > 0 && (
        <p class="notice">
          {missed} {missed === 1 ? 'update' : 'updates'} came too late to be shown.{' '}
          <a href={`/?game=${night.gameId}`}>Load the game anew</a>
        </p>
      )}
      {night.isOver && next && (
        <p class="notice">
          <a href={`/?game=${next.gameId}`}>
            {next.awayTeam.abbreviation} at {next.homeTeam.abbreviation} is on now: watch it
          </a>
        </p>
      )}
    </div>
  );
}

function Connection({ view }: Pick<Screen, 'view'>) {
  if (view.kind !== 'GAME') return <p class="connection" />;
  const [name, words] = !view.isConnected
    ? ['lost', 'Reconnecting']
    : view.missed > 0
      ? ['behind', 'Fell behind']
      : view.night.isOver
        ? ['over', 'Final']
        : ['connected', 'Live'];
  return <p class={`connection ${name}`}>{words}</p>;
}
