/** Every service code of the substance use directory, editions 2022 and 2023, in the order of its code book. */
const CODE_BOOK = `
  SA DT HH SUMH HI OP RES HID HIT OD ODT OIT OMB ORT RD RL RS GH PSYH MU BU NU INPE RPE PC NAUT NMAUT ACMA
  PMAT AUINPE AURPE AUPC DB BUM OTP DM MM UB UN RPN PAIN MOA NMOA DLC MWS NOOP ACM DSF METH BSDM BWN BWON BERI
  NXN VTRL MHIV MHCV LFXD CLND MPEP MMD NRT NSC ANG BIA CBT CMI CRV MOTI MXM RELP SACA TRC TELE TWFA LCCG DDF
  IH PVTP PVTN STG TBG FED VAMC STAG STMH STDH CARF COA HFAP HLA JC NCQA FQHC SOTP DEA FSA ITU MC MD MI NP PI
  SF SI SAMF PA SS AD TAY WN PW MN SE GL VET ADM MF CJ CO COPSU HV XA DV TRMA CMHA CSAA ISC OPC MHPA STU SSA
  SMHD PIEC BABA DAOF DAUT HIVT STDT TBS MST HBT HCT ACC DP NOE OFD SHG HS AOSS RC PEER EMP TGD TOD ADTX BDTX
  CDTX MDTX ODTX MDET HAEC TAEC HEOH SAE TCC ICO GCO FCO MCO VOC HAV HBV SMON SMOP SMPD CHLD YAD ADLT SNR FEM
  MALE DU DUO AUDO OUDO SP AH NX FX F4 F17 F19 F25 F28 F30 F31 F35 F36 F37 F42 F43 F47 F66 F67 F70 F81 F92 N24
  N40 VAPN VAPP VPPD ACU BC CM CCC DVFP EIH MHS SSD TA IPC SPS BMW MMW ULC
`;

const KNOWN: ReadonlySet<string> = new Set(CODE_BOOK.trim().split(/\s+/));

/** The codes of one facility. A code says yes; a code that is not there says nothing. */
export type Codes = ReadonlySet<string>;

/** Reads the directory's code column: codes parted by spaces, repeated codes counted once. */
export function readCodes(text: string): { codes: Codes; unknown: string[] } {
  const all = new Set(text.split(/\s+/).filter((code) => code !== ''));
  return {
    codes: new Set([...all].filter((code) => KNOWN.has(code))),
    unknown: [...all].filter((code) => !KNOWN.has(code)),
  };
}

/** A question about a facility's codes. */
export type CodeTest = (codes: Codes) => boolean;

/** Asks for at least one of these codes, given with spaces between them. */
export function anyOf(wanted: string): CodeTest {
  const list = wanted.split(' ');
  return (codes) => list.some((code) => codes.has(code));
}

/** Asks for every one of these codes, given with spaces between them. */
export function allOf(wanted: string): CodeTest {
  const list = wanted.split(' ');
  return (codes) => list.every((code) => codes.has(code));
}

/** Asks for two or more of these codes, given with spaces between them. */
export function twoOf(wanted: string): CodeTest {
  const list = wanted.split(' ');
  return (codes) => list.filter((code) => codes.has(code)).length > 1;
}
