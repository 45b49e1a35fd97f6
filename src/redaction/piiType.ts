/**
 * The 36 types of personal data that Amazon Comprehend knows (`PiiEntityType` of its API, without
 * `ALL`). Everything that names a type uses these words.
 */
export const piiTypes = [
  'ADDRESS',
  'AGE',
  'AWS_ACCESS_KEY',
  'AWS_SECRET_KEY',
  'BANK_ACCOUNT_NUMBER',
  'BANK_ROUTING',
  'CA_HEALTH_NUMBER',
  'CA_SOCIAL_INSURANCE_NUMBER',
  'CREDIT_DEBIT_CVV',
  'CREDIT_DEBIT_EXPIRY',
  'CREDIT_DEBIT_NUMBER',
  'DATE_TIME',
  'DRIVER_ID',
  'EMAIL',
  'IN_AADHAAR',
  'IN_NREGA',
  'IN_PERMANENT_ACCOUNT_NUMBER',
  'IN_VOTER_NUMBER',
  'INTERNATIONAL_BANK_ACCOUNT_NUMBER',
  'IP_ADDRESS',
  'LICENSE_PLATE',
  'MAC_ADDRESS',
  'NAME',
  'PASSPORT_NUMBER',
  'PASSWORD',
  'PHONE',
  'PIN',
  'SSN',
  'SWIFT_CODE',
  'UK_NATIONAL_HEALTH_SERVICE_NUMBER',
  'UK_NATIONAL_INSURANCE_NUMBER',
  'UK_UNIQUE_TAXPAYER_REFERENCE_NUMBER',
  'URL',
  'US_INDIVIDUAL_TAX_IDENTIFICATION_NUMBER',
  'USERNAME',
  'VEHICLE_IDENTIFICATION_NUMBER',
] as const;

export type PiiType = (typeof piiTypes)[number];

const known: ReadonlySet<string> = new Set(piiTypes);

export function isPiiType(word: string): word is PiiType {
  return known.has(word);
}
