import fitted from './detectorRules.json' with { type: 'json' };
import type { DetectorRules } from './lineUpRules.ts';

/**
 * The rules of the live path, as `faceoff fit-detector --out` wrote them: a tree grown on simulated
 * tracking with known draws. Figures: docs/decisions/042.
 */
export const defaultRules: DetectorRules = fitted.rules as DetectorRules;
