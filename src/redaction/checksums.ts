/** Digits of a text, as numbers. */
export function digitsOf(text: string): number[] {
  const digits: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const d = text.charCodeAt(i) - 48;
    if (d >= 0 && d <= 9) digits.push(d);
  }
  return digits;
}

function weighted(digits: readonly number[], weights: readonly number[]): number {
  return weights.reduce((sum, w, i) => sum + w * (digits[i] ?? 0), 0);
}

/** Luhn (ISO/IEC 7812-1): cards, Canadian social insurance, NPI. */
export function luhn(text: string): boolean {
  const digits = digitsOf(text);
  if (digits.length < 2) return false;
  let sum = 0;
  for (let i = digits.length - 1, twice = false; i >= 0; i--, twice = !twice) {
    const d = digits[i]! * (twice ? 2 : 1);
    sum += d > 9 ? d - 9 : d;
  }
  return sum % 10 === 0;
}

/** ISO 7064 mod 97-10 over an IBAN (ISO 13616); letters count A = 10 … Z = 35. */
export function mod97(iban: string): boolean {
  const compact = iban.replace(/[^0-9A-Za-z]/g, '').toUpperCase();
  let rest = 0;
  for (const char of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(char, 36);
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97;
  }
  return rest === 1;
}

/** US bank routing number (American Bankers Association): weights 3, 7, 1 and a known first pair. */
export function abaRouting(text: string): boolean {
  const d = digitsOf(text);
  if (d.length !== 9) return false;
  const district = d[0]! * 10 + d[1]!;
  const known =
    district <= 12 ||
    (district >= 21 && district <= 32) ||
    (district >= 61 && district <= 72) ||
    district === 80;
  return known && weighted(d, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0;
}

/** NHS number (England and Wales): modulus 11 over ten digits. */
export function nhs(text: string): boolean {
  const d = digitsOf(text);
  if (d.length !== 10) return false;
  const check = (11 - (weighted(d, [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11)) % 11;
  return check !== 10 && check === d[9];
}

/** UK unique taxpayer reference: the first of ten digits checks the other nine. */
export function utr(text: string): boolean {
  const d = digitsOf(text);
  if (d.length !== 10) return false;
  const rest = weighted(d.slice(1), [6, 7, 8, 9, 10, 5, 4, 3, 2]) % 11;
  return '21987654321'[rest] === String(d[0]);
}

const TIMES = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const PERMUTED = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];

/** Verhoeff's check over the dihedral group D5: Aadhaar. */
export function verhoeff(text: string): boolean {
  const digits = digitsOf(text).reverse();
  let check = 0;
  digits.forEach((digit, i) => {
    check = Number(TIMES[check]![Number(PERMUTED[i % 8]![digit])]);
  });
  return digits.length > 0 && check === 0;
}

const VIN_WEIGHTS = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];
const VIN_VALUES = '0123456789.ABCDEFGH..JKLMN.P.R..STUVWXYZ';

/** Vehicle identification number (ISO 3779, check digit of 49 CFR 565): ninth sign, modulus 11. */
export function vin(text: string): boolean {
  const upper = text.toUpperCase();
  if (upper.length !== 17) return false;
  let sum = 0;
  for (let i = 0; i < 17; i++) {
    const at = VIN_VALUES.indexOf(upper[i]!);
    if (at < 0 || upper[i] === '.') return false;
    sum += (at % 10) * VIN_WEIGHTS[i]!;
  }
  return upper[8] === '0123456789X'[sum % 11];
}

/** US social security number: areas 000, 666 and 900–999, group 00 and serial 0000 do not exist. */
export function ssnRange(text: string): boolean {
  const d = digitsOf(text).join('');
  return (
    d.length === 9 && !/^(?:000|666|9)/.test(d) && d.slice(3, 5) !== '00' && d.slice(5) !== '0000'
  );
}

/** US individual taxpayer number: begins with 9, fourth and fifth digit 50–65, 70–88, 90–92, 94–99. */
export function itinRange(text: string): boolean {
  const d = digitsOf(text).join('');
  const group = Number(d.slice(3, 5));
  return (
    d.length === 9 &&
    d[0] === '9' &&
    ((group >= 50 && group <= 65) ||
      (group >= 70 && group <= 88) ||
      (group >= 90 && group <= 92) ||
      (group >= 94 && group <= 99))
  );
}
