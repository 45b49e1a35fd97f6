import '../secondScreen/page.css';
import './overlay.css';
import { render } from 'preact';
import { useScreen } from '../secondScreen/app.tsx';
import { Duel } from '../secondScreen/duel.tsx';
import { Scoreboard } from '../secondScreen/panels.tsx';
import { Rink } from '../secondScreen/rink.tsx';
import { teamColors } from '../secondScreen/teamColors.ts';

/**
 * A broadcast's lower third: transparent, 1920 by 1080, nothing to click. Without a game, or when
 * the server is gone for good, it shows nothing: what is wrong is no business of the audience.
 */
function Overlay() {
  const { screen, feed } = useScreen();
  const { view } = screen;
  if (view.kind !== 'GAME') return null;
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

const root = document.getElementById('overlay');
if (root) render(<Overlay />, root);
