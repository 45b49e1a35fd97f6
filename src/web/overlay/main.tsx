import '../secondScreen/page.css';
import './overlay.css';
import { render } from 'preact';
import { useRef } from 'preact/hooks';
import { takeKeyOfAddress } from '../client/api.ts';
import { useScreen } from '../secondScreen/app.tsx';
import { Duel } from '../secondScreen/duel.tsx';
import type { View } from '../secondScreen/followGame.ts';
import { Scoreboard } from '../secondScreen/panels.tsx';
import { Rink } from '../secondScreen/rink.tsx';
import { teamColors } from '../secondScreen/teamColors.ts';

/** What is wrong since the overlay was set up, and will not pass by itself. */
const SET_UP_WRONGLY: readonly View['kind'][] = ['KEY', 'UNKNOWN_GAME', 'REFUSED'];

/**
 * A broadcast's lower third: transparent, 1920 by 1080, nothing to click. Without a game, or when
 * the server is gone for good, it shows nothing: that is no business of the audience. Who sets it up
 * with a wrong game or without a key reads so, as no game has been shown yet.
 */
function Overlay() {
  const { screen, feed } = useScreen();
  const { view } = screen;
  const hasShown = useRef(false);
  if (view.kind !== 'GAME') {
    const isTold = SET_UP_WRONGLY.includes(view.kind) && !hasShown.current;
    return isTold ? <OverlayWords view={view} /> : null;
  }
  hasShown.current = true;
  const { night } = view;
  const { homeTeam, awayTeam } = night;
  const isQuiet = night.current === null || night.isOver;
  return (
    <main
      class={`third isNight${isQuiet ? ' isQuiet' : ''}`}
      style={teamColors(homeTeam.abbreviation, awayTeam.abbreviation)}
    >
      <h1 class="hidden">Who wins the next face-off</h1>
      <div class="corner">
        <Rink
          feed={feed}
          current={night.current}
          teams={`${homeTeam.abbreviation} and ${awayTeam.abbreviation}`}
        />
      </div>
      <div class="board">
        <Scoreboard night={night} />
        <Duel night={night} />
      </div>
    </main>
  );
}

function OverlayWords({ view }: { readonly view: View }) {
  return (
    <main class="setUp">
      <h1 class="hidden">Overlay</h1>
      <p role="status">
        {view.kind === 'KEY' && 'This server needs a good API key: add #key=… to the address.'}
        {view.kind === 'UNKNOWN_GAME' &&
          `There is no game ${view.gameId}: check ?game= in the address.`}
        {view.kind === 'REFUSED' && `The server refused the question: ${view.message}`}
      </p>
    </main>
  );
}

takeKeyOfAddress();
const root = document.getElementById('overlay');
if (root) render(<Overlay />, root);
