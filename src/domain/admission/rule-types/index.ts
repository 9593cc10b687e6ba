import type { RuleType } from '../rule-type.js';
import { ageRange } from './age-range.js';
import { genderServed } from './gender-served.js';
import { residency } from './residency.js';
import { levelOfCare } from './level-of-care.js';
import { withdrawalPresent } from './withdrawal-present.js';
import { withdrawalManageable } from './withdrawal-manageable.js';
import { daysWithoutUse } from './days-without-use.js';
import { recentUse } from './recent-use.js';
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
import { medicalClearance } from './medical-clearance.js';
import { mobilityAndSelfCare } from './mobility-and-self-care.js';
import { pregnancy } from './pregnancy.js';
import { lockoutAfterDischarge } from './lockout-after-discharge.js';
import { admissionsCap } from './admissions-cap.js';
import { bannedForCause } from './banned-for-cause.js';
import { courtDate } from './court-date.js';
import { supervision } from './supervision.js';
import { openWarrant } from './open-warrant.js';
import { convictions } from './convictions.js';
import { registryAndArson } from './registry-and-arson.js';
import { childrenWithClient } from './children-with-client.js';
import { animals } from './animals.js';
import { belongings } from './belongings.js';
import { vehicle } from './vehicle.js';
import { distanceFromHome } from './distance-from-home.js';
import { transport } from './transport.js';
import { language } from './language.js';
import { technology } from './technology.js';
import { ownCall } from './own-call.js';
import { waitingListCalls } from './waiting-list-calls.js';
import { knownPerson } from './known-person.js';

/** Every rule type, in the order in which findings are shown. A new type is one file and one line here. */
export const RULE_TYPES: readonly RuleType[] = [
  ageRange,
  genderServed,
  residency,
  levelOfCare,
  withdrawalPresent,
  withdrawalManageable,
  daysWithoutUse,
  recentUse,
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
  medicalClearance,
  mobilityAndSelfCare,
  pregnancy,
  lockoutAfterDischarge,
  admissionsCap,
  bannedForCause,
  courtDate,
  supervision,
  openWarrant,
  convictions,
  registryAndArson,
  childrenWithClient,
  animals,
  belongings,
  vehicle,
  distanceFromHome,
  transport,
  language,
  technology,
  ownCall,
  waitingListCalls,
  knownPerson,
];
