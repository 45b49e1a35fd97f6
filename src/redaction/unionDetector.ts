import type { PiiDetector, PiiLabel } from './ports.ts';
import { resolveOverlaps } from './resolveOverlaps.ts';

/** What any of several detectors finds. Rejects when one of them does: less is never given out. */
export function unionDetector(...detectors: readonly PiiDetector[]): PiiDetector {
  return {
    joinsFields: detectors.some(({ joinsFields }) => joinsFields),
    detect: async (text, language) => {
      const found = await Promise.all(detectors.map((d) => d.detect(text, language)));
      return resolveOverlaps(found.flat(), text);
    },
    contains: async (text, language) => {
      const found = await Promise.all(detectors.map((d) => d.contains(text, language)));
      const best = new Map<string, PiiLabel>();
      for (const label of found.flat()) {
        if ((best.get(label.type)?.score ?? -1) < label.score) best.set(label.type, label);
      }
      return [...best.values()];
    },
  };
}
