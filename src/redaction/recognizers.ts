import type { Recognizer } from './recognizer.ts';
import { accessLogUser } from './recognizers/accessLogUser.ts';
import { age } from './recognizers/age.ts';
import { ageSaid } from './recognizers/ageSaid.ts';
import { awsAccessKey } from './recognizers/awsAccessKey.ts';
import { awsSecretKey } from './recognizers/awsSecretKey.ts';
import { bankAccountLabelled } from './recognizers/bankAccountLabelled.ts';
import { bankAccountNumber } from './recognizers/bankAccountNumber.ts';
import { bankRouting } from './recognizers/bankRouting.ts';
import { bankRoutingChecked } from './recognizers/bankRoutingChecked.ts';
import { besideName } from './recognizers/besideName.ts';
import { canadianHealthNumber } from './recognizers/canadianHealthNumber.ts';
import { canadianSocialInsuranceNumber } from './recognizers/canadianSocialInsuranceNumber.ts';
import { creditCardCvv } from './recognizers/creditCardCvv.ts';
import { creditCardExpiry } from './recognizers/creditCardExpiry.ts';
import { creditCardLabelled } from './recognizers/creditCardLabelled.ts';
import { creditCardNumber } from './recognizers/creditCardNumber.ts';
import { dateTime } from './recognizers/dateTime.ts';
import { driverId } from './recognizers/driverId.ts';
import { emailAddress } from './recognizers/emailAddress.ts';
import { headedColumns } from './recognizers/headedColumns.ts';
import { indianAadhaar } from './recognizers/indianAadhaar.ts';
import { indianEmploymentCard } from './recognizers/indianEmploymentCard.ts';
import { indianPermanentAccount } from './recognizers/indianPermanentAccount.ts';
import { indianVoterNumber } from './recognizers/indianVoterNumber.ts';
import { individualTaxpayerNumber } from './recognizers/individualTaxpayerNumber.ts';
import { internationalBankAccount } from './recognizers/internationalBankAccount.ts';
import { internationalBankAccountLabelled } from './recognizers/internationalBankAccountLabelled.ts';
import { ipAddress } from './recognizers/ipAddress.ts';
import { licensePlate } from './recognizers/licensePlate.ts';
import { loggedUser } from './recognizers/loggedUser.ts';
import { macAddress } from './recognizers/macAddress.ts';
import { passportNumber } from './recognizers/passportNumber.ts';
import { password } from './recognizers/password.ts';
import { personName } from './recognizers/personName.ts';
import { phone } from './recognizers/phone.ts';
import { pin } from './recognizers/pin.ts';
import { postalAddress } from './recognizers/postalAddress.ts';
import { postalCode } from './recognizers/postalCode.ts';
import { socialSecurityLabelled } from './recognizers/socialSecurityLabelled.ts';
import { socialSecurityNumber } from './recognizers/socialSecurityNumber.ts';
import { spokenPlace } from './recognizers/spokenPlace.ts';
import { swiftCode } from './recognizers/swiftCode.ts';
import { timeOfDay } from './recognizers/timeOfDay.ts';
import { ukNationalHealthNumber } from './recognizers/ukNationalHealthNumber.ts';
import { ukNationalInsuranceNumber } from './recognizers/ukNationalInsuranceNumber.ts';
import { ukTaxpayerReference } from './recognizers/ukTaxpayerReference.ts';
import { url } from './recognizers/url.ts';
import { username } from './recognizers/username.ts';
import { usernameNear } from './recognizers/usernameNear.ts';
import { vehicleIdentificationLabelled } from './recognizers/vehicleIdentificationLabelled.ts';
import { vehicleIdentificationNumber } from './recognizers/vehicleIdentificationNumber.ts';
import { weekday } from './recognizers/weekday.ts';
import { year } from './recognizers/year.ts';
import { yearRange } from './recognizers/yearRange.ts';

/** Every recognizer, the more specific before the more general. A new one is a file and a line. */
export const recognizers: readonly Recognizer[] = [
  awsAccessKey,
  awsSecretKey,
  emailAddress,
  url,
  ipAddress,
  macAddress,
  internationalBankAccount,
  internationalBankAccountLabelled,
  swiftCode,
  creditCardNumber,
  creditCardLabelled,
  creditCardExpiry,
  creditCardCvv,
  bankRouting,
  bankRoutingChecked,
  bankAccountNumber,
  bankAccountLabelled,
  socialSecurityNumber,
  socialSecurityLabelled,
  individualTaxpayerNumber,
  passportNumber,
  driverId,
  vehicleIdentificationNumber,
  vehicleIdentificationLabelled,
  licensePlate,
  pin,
  password,
  username,
  usernameNear,
  loggedUser,
  accessLogUser,
  canadianHealthNumber,
  canadianSocialInsuranceNumber,
  ukNationalHealthNumber,
  ukNationalInsuranceNumber,
  ukTaxpayerReference,
  indianAadhaar,
  indianEmploymentCard,
  indianPermanentAccount,
  indianVoterNumber,
  phone,
  age,
  ageSaid,
  besideName,
  headedColumns,
  dateTime,
  timeOfDay,
  weekday,
  year,
  yearRange,
  postalAddress,
  postalCode,
  spokenPlace,
  personName,
];
