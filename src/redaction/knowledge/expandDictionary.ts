/** The word forms of a dictionary. */
export interface WordForms {
  readonly all: Set<string>;
  /** Of stems that have both a past and a participle: the past and the third person. */
  readonly finiteVerbs: ReadonlySet<string>;
}

/**
 * All lower-case word forms of a Hunspell dictionary: each stem with its prefixes and suffixes (half
 * of `return`, `product` and `unit` is a prefix there). Stems written with a capital are names, not words, and are skipped.
 *
 * @param aff - the `.aff` text: `SFX flag strip add condition` rules, and `PFX` that strip nothing
 * @param dic - the `.dic` text: `stem/flags` lines
 */
export function expandDictionary(aff: string, dic: string): WordForms {
  interface Rule {
    readonly strip: string;
    readonly add: string;
    readonly matches: RegExp;
  }
  const rules = new Map<string, Rule[]>();
  const prefixes = new Map<string, string>();
  for (const line of aff.split('\n')) {
    const [kind, flag = '', strip = '0', add = '0', condition] = line.split(/\s+/);
    if (kind === 'PFX' && condition !== undefined) prefixes.set(flag, add);
    if (kind !== 'SFX' || condition === undefined) continue;
    const known = rules.get(flag) ?? [];
    rules.set(flag, known);
    const suffix = add.split('/')[0] ?? '';
    known.push({
      strip: strip === '0' ? '' : strip,
      add: suffix === '0' ? '' : suffix,
      matches: new RegExp(`${condition}$`),
    });
  }
  const forms = new Set<string>();
  const finiteVerbs = new Set<string>();
  for (const line of dic.split('\n').slice(1)) {
    const [stem = '', flags = ''] = line.trim().split('/');
    if (!/^[a-z][a-z']+$/.test(stem)) continue;
    const heads = ['', ...[...flags].flatMap((flag) => prefixes.get(flag) ?? [])];
    const keep = (form: string, into: Set<string>) => {
      for (const head of heads) into.add(head + form);
    };
    keep(stem, forms);
    // English: D is the past, G the participle, S the third person (or the plural).
    const isVerb = flags.includes('D') && flags.includes('G');
    for (const flag of flags) {
      for (const { strip, add, matches } of rules.get(flag) ?? []) {
        if (add.startsWith("'") || !matches.test(stem) || !stem.endsWith(strip)) continue;
        const form = stem.slice(0, stem.length - strip.length) + add;
        keep(form, forms);
        if (isVerb && (flag === 'D' || flag === 'S')) keep(form, finiteVerbs);
      }
    }
  }
  return { all: forms, finiteVerbs };
}
