import {
  ComprehendClient,
  ContainsPiiEntitiesCommand,
  DetectPiiEntitiesCommand,
} from '@aws-sdk/client-comprehend';
import type { Chunk } from '../redaction/chunks.ts';
import { chunks, mergeChunks } from '../redaction/chunks.ts';
import { CodePoints } from '../redaction/codePoints.ts';
import type { Finding } from '../redaction/finding.ts';
import { isPiiType } from '../redaction/piiType.ts';
import type { Language, PiiDetector, PiiLabel } from '../redaction/ports.ts';
import { DetectorUnavailable } from '../redaction/ports.ts';
import { httpHandler } from './clients.ts';

/** Labels and findings below this are noise. */
const LEAST_SCORE = 0.5;

/** Errors of the caller: asking again would fail again. */
const FINAL = new Set([
  'InvalidRequestException',
  'TextSizeLimitExceededException',
  'UnsupportedLanguageException',
  'AccessDeniedException',
  'UnrecognizedClientException',
]);

/**
 * Amazon Comprehend, or anything that speaks its protocol at the endpoint of the environment. Texts
 * above 100 KB go in overlapping chunks; offsets come back in UTF-16 units.
 */
export class Comprehend implements PiiDetector {
  readonly joinsFields = true;
  readonly #client: ComprehendClient;

  constructor(endpoint?: string) {
    this.#client = new ComprehendClient({
      requestHandler: httpHandler(),
      maxAttempts: 3,
      ...(endpoint === undefined ? {} : { endpoint }),
    });
  }

  async contains(text: string, language: Language): Promise<readonly PiiLabel[]> {
    const best = new Map<string, PiiLabel>();
    for (const chunk of chunks(text)) {
      const { Labels = [] } = await asking(() =>
        this.#client.send(
          new ContainsPiiEntitiesCommand({ Text: chunk.text, LanguageCode: language }),
        ),
      );
      for (const { Name: type = '', Score: score = 0 } of Labels) {
        if (isPiiType(type) && score >= LEAST_SCORE && score > (best.get(type)?.score ?? 0)) {
          best.set(type, { type, score });
        }
      }
    }
    return [...best.values()];
  }

  async detect(text: string, language: Language): Promise<readonly Finding[]> {
    const found: { chunk: Chunk; findings: Finding[] }[] = [];
    for (const chunk of chunks(text)) {
      found.push({ chunk, findings: await this.#detectChunk(chunk.text, language) });
    }
    return mergeChunks(text, found);
  }

  async #detectChunk(text: string, language: Language): Promise<Finding[]> {
    const { Entities = [] } = await asking(() =>
      this.#client.send(new DetectPiiEntitiesCommand({ Text: text, LanguageCode: language })),
    );
    const points = new CodePoints(text);
    const findings: Finding[] = [];
    for (const { Type: type = '', Score: score = 0, BeginOffset, EndOffset } of Entities) {
      if (!isPiiType(type) || score < LEAST_SCORE) continue;
      if (BeginOffset === undefined || EndOffset === undefined) continue;
      findings.push({
        type,
        begin: points.toUtf16(BeginOffset),
        end: points.toUtf16(EndOffset),
        score,
        explanation: { recognizer: 'Amazon Comprehend', reasons: [] },
      });
    }
    return findings.sort((a, b) => a.begin - b.begin);
  }

  close(): void {
    this.#client.destroy();
  }
}

/** Throttling, server errors and lost connections become {@link DetectorUnavailable}. */
async function asking<T>(request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (error) {
    const name = error instanceof Error ? error.name : 'Error';
    if (FINAL.has(name)) throw error;
    throw new DetectorUnavailable(name);
  }
}
