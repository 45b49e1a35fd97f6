import type { DetectOptions } from './detectPii.ts';
import { detectPii } from './detectPii.ts';
import type { PiiType } from './piiType.ts';
import type { PiiDetector, PiiLabel } from './ports.ts';

/** The detector of this room behind the port: no account, no network, texts of any length. */
export function embeddedDetector(options: DetectOptions = {}): PiiDetector {
  return {
    joinsFields: false,
    detect: async (text) => detectPii(text, options),
    contains: async (text) => {
      const best = new Map<PiiType, number>();
      for (const { type, score } of detectPii(text, options)) {
        best.set(type, Math.max(score, best.get(type) ?? 0));
      }
      return [...best].map(([type, score]): PiiLabel => ({ type, score }));
    },
  };
}
