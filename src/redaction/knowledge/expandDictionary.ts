/**
 * All lower-case word forms of a Hunspell dictionary: each stem with its suffixes, prefixes left
 * out. Stems written with a capital are names, not words, and are skipped.
 *
 * @param aff - the `.aff` text: `SFX flag strip add condition` rules
 * @param dic - the `.dic` text: `stem/flags` lines
 */
export function expandDictionary(aff: string, dic: string): Set<string> {
  interface Rule {
    readonly strip: string;
    readonly add: string;
    readonly matches: RegExp;
  }
  const rules = new Map<string, Rule[]>();
  for (const line of aff.split('\n')) {
    const [kind, flag = '', strip = '0', add = '0', condition] = line.split(/\s+/);
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
  for (const line of dic.split('\n').slice(1)) {
    const [stem = '', flags = ''] = line.trim().split('/');
    if (!/^[a-z][a-z']+$/.test(stem)) continue;
    forms.add(stem);
    for (const flag of flags) {
      for (const { strip, add, matches } of rules.get(flag) ?? []) {
        if (add.startsWith("'") || !matches.test(stem) || !stem.endsWith(strip)) continue;
        forms.add(stem.slice(0, stem.length - strip.length) + add);
      }
    }
  }
  return forms;
}
