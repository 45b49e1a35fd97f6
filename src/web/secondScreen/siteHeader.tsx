import type { ComponentChildren } from 'preact';
import type { ListedGame } from '../client/documents.ts';

interface Props {
  readonly games: readonly ListedGame[];
  /** Id of the game that is shown. */
  readonly open: string | undefined;
  /** Address of this page: another game opens in the same one. */
  readonly page: '/' | '/analysis/';
  /** How the page stands to the server. */
  readonly children: ComponentChildren;
}

/** Name of the site, the games to choose from, and whether the server is there. */
export function SiteHeader({ games, open, page, children }: Props) {
  return (
    <header>
      <a class="brand" href="/" aria-label="faceoff, the game that is on">
        <svg viewBox="-10 -10 20 20" aria-hidden="true">
          <circle r="8.5" />
          <circle class="dot" r="3" />
        </svg>
        faceoff
      </a>
      <nav class="games" aria-label="Games">
        <ul>
          {games.map(({ gameId, homeTeam, awayTeam, status }) => (
            <li key={gameId}>
              <a
                href={`${page}?game=${gameId}`}
                aria-current={gameId === open ? 'page' : undefined}
              >
                {awayTeam.abbreviation} at {homeTeam.abbreviation}
                <span class={status === 'LIVE' ? 'live' : 'final'}>
                  {status === 'LIVE' ? 'live' : 'final'}
                </span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </header>
  );
}
