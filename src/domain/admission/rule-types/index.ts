import type { RuleType } from '../rule-type.js';
import { ageRange } from './age-range.js';
import { genderServed } from './gender-served.js';
import { residency } from './residency.js';
import { levelOfCare } from './level-of-care.js';
import { withdrawalPresent } from './withdrawal-present.js';
import { withdrawalManageable } from './withdrawal-manageable.js';
import { diagnosis } from './diagnosis.js';
import { diagnosticAssessment } from './diagnostic-assessment.js';
import { minimumLengthOfUse } from './minimum-length-of-use.js';
import { proofOfUse } from './proof-of-use.js';
import { exemption } from './exemption.js';
import { oldBalance } from './old-balance.js';
import { upFrontFee } from './up-front-fee.js';
import { photoId } from './photo-id.js';
import { otherPapers } from './other-papers.js';
import { addressProof } from './address-proof.js';
import { payer } from './payer.js';
import { coverageLasts } from './coverage-lasts.js';
import { presumptiveEligibility } from './presumptive-eligibility.js';
import { managedCarePlan } from './managed-care-plan.js';
import { priorAuthorization } from './prior-authorization.js';
import { continuesMedication } from './continues-medication.js';
import { startsMedication } from './starts-medication.js';
import { otherOtpEnrolment } from './other-otp-enrolment.js';
import { doseTransport } from './dose-transport.js';
import { benzodiazepines } from './benzodiazepines.js';
import { acutePsychiatricEmergency } from './acute-psychiatric-emergency.js';
import { psychiatricStability } from './psychiatric-stability.js';
import { coOccurringCare } from './co-occurring-care.js';
import { tbTest } from './tb-test.js';
import { pregnancy } from './pregnancy.js';
import { lockoutAfterDischarge } from './lockout-after-discharge.js';
import { courtDate } from './court-date.js';
import { childrenWithClient } from './children-with-client.js';
import { animals } from './animals.js';

/** Every rule type, in the order in which findings are shown. A new type is one file and one line here. */
export const RULE_TYPES: readonly RuleType[] = [
  ageRange,
  genderServed,
  residency,
  levelOfCare,
  withdrawalPresent,
  withdrawalManageable,
  diagnosis,
  diagnosticAssessment,
  minimumLengthOfUse,
  proofOfUse,
  exemption,
  oldBalance,
  upFrontFee,
  photoId,
  otherPapers,
  addressProof,
  payer,
  coverageLasts,
  presumptiveEligibility,
  managedCarePlan,
  priorAuthorization,
  continuesMedication,
  startsMedication,
  otherOtpEnrolment,
  doseTransport,
  benzodiazepines,
  acutePsychiatricEmergency,
  psychiatricStability,
  coOccurringCare,
  tbTest,
  pregnancy,
  lockoutAfterDischarge,
  courtDate,
  childrenWithClient,
  animals,
];
