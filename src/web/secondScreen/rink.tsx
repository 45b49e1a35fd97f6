import { useEffect, useRef } from 'preact/hooks';
import { DOTS, RINK } from '../../hockey/rink.ts';
import type { PlayerPlace, Positions, Prediction } from '../client/documents.ts';

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

/** The numbers and the ring of the takers go with the prediction, not with the next sample. */
interface LineUp {
  readonly takerIds: readonly string[];
  /** Until the drop the puck lies on the dot, under the men who bend over it. */
  readonly isPuckDown: boolean;
}

/** Without news for this long the players on the ice are shown as last seen. */
const FRESH_MILLIS = 2_500;
/**
 * Marks of an end circle: two lines of 2 ft at each side, 5 ft 7 in apart, and four L of 4 ft by
 * 2 ft 10 in around the dot, 18 in apart. Source: NHL Rule 1.9.
 */
const HASH_MARKS = [
  ...[-1, 1].flatMap((x) => [-1, 1].map((y) => `M${x * 2.79} ${y * 14.75}v${y * 2}`)),
  ...[-1, 1].flatMap((x) => [-1, 1].map((y) => `M${x * 6} ${y * 0.75}h${x * -4}v${y * 2.83}`)),
].join('');
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
  const drawn = useRef(new Map<string, SVGGElement>());
  const isOpen = current !== null && current.status !== 'DECIDED';
  const lineUp: LineUp = {
    takerIds: isOpen ? [current.home.playerId, current.away.playerId] : [],
    isPuckDown: !isOpen || current.status === 'DROPPED',
  };
  const newest = useRef(lineUp);
  newest.current = lineUp;
  useEffect(() => {
    if (players.current) markLineUp(players.current, drawn.current, newest.current);
  });

  useEffect(() => {
    const layer = players.current;
    if (!layer) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = feed.follow((positions) => {
      layer.classList.remove('stale');
      clearTimeout(timer);
      timer = setTimeout(() => layer.classList.add('stale'), FRESH_MILLIS);
      place(layer, drawn.current, positions, newest.current);
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
              {hasCircle && dot !== 0 && <path class="hash" d={HASH_MARKS} />}
              <circle class="dot" r={dot === 0 ? 0.5 : 1} />
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
      <text class="noPlayers" y="30">
        Players are drawn while they line up
      </text>
    </svg>
  );
}

/** Moves whoever is there, adds who came, drops who left. */
function place(
  layer: SVGGElement,
  drawn: Map<string, SVGGElement>,
  { players, puck }: Positions,
  lineUp: LineUp,
): void {
  let isSomebodyNew = false;
  const seen = new Set<string>();
  const put = (id: string, x: number, y: number, make: () => SVGGElement): SVGGElement => {
    seen.add(id);
    let mark = drawn.get(id);
    if (!mark) {
      mark = make();
      drawn.set(id, mark);
    }
    mark.style.transform = `translate(${x.toFixed(2)}px, ${(-y).toFixed(2)}px)`;
    if (!mark.parentNode) {
      layer.append(mark);
      isSomebodyNew = true;
    }
    return mark;
  };
  for (const { playerId, team, number, x, y } of apart(players, lineUp.takerIds)) {
    put(playerId, x, y, () => playerMark(team ?? 'HOME', number));
  }
  if (puck) put('puck', puck.x, puck.y, puckMark);
  for (const [id, mark] of drawn) {
    if (seen.has(id)) continue;
    mark.remove();
    drawn.delete(id);
  }
  if (isSomebodyNew) markLineUp(layer, drawn, lineUp);
}

/** Widths of two discs with their rings: nearer ones would hide a number. */
const DISCS_FEET = 6.6;

/** Everyone where he is; only the two takers, who bend over one dot, are drawn side by side. */
function apart(
  players: readonly PlayerPlace[],
  takerIds: readonly string[],
): readonly PlayerPlace[] {
  const [first, second] = takerIds.map((id) => players.find(({ playerId }) => playerId === id));
  if (!first || !second) return players;
  const [dx, dy] = [second.x - first.x, second.y - first.y];
  const distance = Math.hypot(dx, dy);
  if (distance === 0 || distance >= DISCS_FEET) return players;
  const share = (DISCS_FEET / distance - 1) / 2;
  return players.map((player) => {
    const turn = player === first ? -share : player === second ? share : 0;
    return turn === 0 ? player : { ...player, x: player.x + turn * dx, y: player.y + turn * dy };
  });
}

/** Rings the takers and puts them over the others. What is moved in the tree does not glide, so only changes are. */
function markLineUp(
  layer: SVGGElement,
  drawn: ReadonlyMap<string, SVGGElement>,
  { takerIds, isPuckDown }: LineUp,
): void {
  for (const [id, mark] of drawn) {
    const isTaker = takerIds.includes(id);
    if (mark.classList.contains('taker') === isTaker) continue;
    mark.classList.toggle('taker', isTaker);
    if (isTaker) layer.append(mark);
  }
  const puck = drawn.get('puck');
  if (puck && isPuckDown && layer.lastChild !== puck) layer.append(puck);
  if (puck && !isPuckDown && layer.firstChild !== puck) layer.prepend(puck);
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
