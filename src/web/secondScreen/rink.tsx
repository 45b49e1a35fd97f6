import { useEffect, useRef } from 'preact/hooks';
import { DOTS, RINK } from '../../hockey/rink.ts';
import type { Positions, Prediction } from '../client/documents.ts';

/** Hands positions to whoever draws them, without a new rendering of the page. */
export class PositionFeed {
  #take: (positions: Positions) => void = () => {};

  readonly push = (positions: Positions): void => this.#take(positions);

  follow(take: (positions: Positions) => void): () => void {
    this.#take = take;
    return () => {
      this.#take = () => {};
    };
  }
}

/** Without news for this long the players on the ice are shown as last seen. */
const FRESH_MILLIS = 2_500;
const SVG = 'http://www.w3.org/2000/svg';

interface Props {
  readonly feed: PositionFeed;
  readonly current: Prediction | null;
  readonly teams: string;
}

/**
 * The rink from above, in feet, home's view as the feed has it, and everyone on it. Players move by
 * CSS transitions of their transform, from one sample to the next.
 */
export function Rink({ feed, current, teams }: Props) {
  const players = useRef<SVGGElement>(null);
  const takers = useRef<readonly string[]>([]);
  const isOpen = current !== null && current.status !== 'DECIDED';
  takers.current = isOpen ? [current.home.playerId, current.away.playerId] : [];

  useEffect(() => {
    const layer = players.current;
    if (!layer) return;
    const drawn = new Map<string, SVGGElement>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = feed.follow((positions) => {
      layer.classList.remove('stale');
      clearTimeout(timer);
      timer = setTimeout(() => layer.classList.add('stale'), FRESH_MILLIS);
      place(layer, drawn, positions, takers.current);
    });
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, [feed]);

  return (
    <svg
      class="rink"
      viewBox="-101 -43.5 202 87"
      role="img"
      aria-label={`The rink, with the players of ${teams} as they line up`}
    >
      <clipPath id="boards">
        <rect x="-100" y="-42.5" width={RINK.lengthFeet} height={RINK.widthFeet} rx="28" />
      </clipPath>
      <g clip-path="url(#boards)">
        <rect class="ice" x="-100" y="-42.5" width={RINK.lengthFeet} height={RINK.widthFeet} />
        {[-1, 1].map((end) => (
          <g key={end} transform={`scale(${end} 1)`}>
            <rect class="blueLine" x="25" y="-42.5" width="1" height="85" />
            <rect class="redLine" x="88.9" y="-42.5" width="0.2" height="85" />
            <path class="redStroke" d="M89 -11 L100 -14 M89 11 L100 14" />
            <path class="crease" d="M89 -4 H84.5 A6 6 0 0 0 84.5 4 H89 Z" />
            <path class="net" d="M89 -3 H91 Q92.3 -3 92.3 -1.5 V1.5 Q92.3 3 91 3 H89 Z" />
          </g>
        ))}
        <rect class="redLine" x="-0.5" y="-42.5" width="1" height="85" />
        <path class="redStroke" d="M-10 42.5 A10 10 0 0 1 10 42.5" />
        {DOTS.map(({ x, y }, dot) => {
          const hasCircle = dot === 0 || Math.abs(x) > 50;
          return (
            <g
              key={`${x} ${y}`}
              class={dot === 0 ? 'blueMark' : 'redMark'}
              transform={`translate(${x} ${-y})`}
            >
              {hasCircle && <circle class="circle" r={RINK.circleRadiusFeet} />}
              {hasCircle && dot !== 0 && (
                <path class="hash" d="M-2.9 15 v2 M2.9 15 v2 M-2.9 -15 v-2 M2.9 -15 v-2" />
              )}
              <circle class="dot" r={dot === 0 ? 0.7 : 1} />
            </g>
          );
        })}
        {isOpen && <circle class="chosenDot" cx={current.dot.x} cy={-current.dot.y} r="4.5" />}
      </g>
      <rect
        class="boards"
        x="-100"
        y="-42.5"
        width={RINK.lengthFeet}
        height={RINK.widthFeet}
        rx="28"
      />
      <g ref={players} class="players stale" />
    </svg>
  );
}

/** Moves whoever is there, adds who came, drops who left. */
function place(
  layer: SVGGElement,
  drawn: Map<string, SVGGElement>,
  { players, puck }: Positions,
  takers: readonly string[],
): void {
  const seen = new Set<string>();
  const put = (id: string, x: number, y: number, make: () => SVGGElement): SVGGElement => {
    seen.add(id);
    let mark = drawn.get(id);
    if (!mark) {
      mark = make();
      drawn.set(id, mark);
    }
    mark.style.transform = `translate(${x.toFixed(2)}px, ${(-y).toFixed(2)}px)`;
    if (!mark.parentNode) layer.append(mark);
    return mark;
  };
  for (const { playerId, team, number, x, y } of players) {
    const mark = put(playerId, x, y, () => playerMark(team ?? 'HOME', number));
    const isTaker = takers.includes(playerId);
    if (mark.classList.contains('taker') !== isTaker) mark.classList.toggle('taker', isTaker);
  }
  if (puck) put('puck', puck.x, puck.y, puckMark);
  for (const [id, mark] of drawn) {
    if (seen.has(id)) continue;
    mark.remove();
    drawn.delete(id);
  }
}

function playerMark(team: string, number: number | null): SVGGElement {
  const mark = document.createElementNS(SVG, 'g');
  mark.setAttribute('class', `player ${team === 'HOME' ? 'isHome' : 'isAway'}`);
  const circle = document.createElementNS(SVG, 'circle');
  circle.setAttribute('r', '2.9');
  const text = document.createElementNS(SVG, 'text');
  text.setAttribute('dy', '1.15');
  text.textContent = number === null ? '' : String(number);
  mark.append(circle, text);
  return mark;
}

function puckMark(): SVGGElement {
  const mark = document.createElementNS(SVG, 'g');
  mark.setAttribute('class', 'puck');
  const circle = document.createElementNS(SVG, 'circle');
  circle.setAttribute('r', '1');
  mark.append(circle);
  return mark;
}
