/**
 * Which file may import which. Each rule carries the sentence that explains it, and each has an example in
 * test/architecture/fixtures that must fail, so that a rule which has stopped working is noticed.
 */

const DOMAIN = '^src/domain/';
const SPEC = '\\.spec\\.ts$';

module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'The decision core imports only itself: no framework, no database, not even Node.',
      severity: 'error',
      from: { path: DOMAIN, pathNot: SPEC },
      to: { pathNot: DOMAIN },
    },
    {
      name: 'domain-specs-are-pure',
      comment: 'A test of the core needs the core, the test runner and generated cases, and nothing else.',
      severity: 'error',
      from: { path: `${DOMAIN}.*${SPEC}` },
      to: { pathNot: [DOMAIN, 'node_modules/(@jest/globals|fast-check)/'] },
    },
    {
      name: 'platform-knows-no-feature',
      comment: 'Shared plumbing stands under every feature, so it can know none of them.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: ['^src/platform/', DOMAIN] },
    },
    {
      name: 'modules-meet-at-the-index',
      comment: "A feature shows its index.ts and hides the rest; another feature's inner file is not for use.",
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/', pathNot: ['^src/modules/$1/', '^src/modules/[^/]+/index\\.ts$'] },
    },
    {
      name: 'outsiders-enter-at-the-index',
      comment: 'What is not a feature itself (the application, a command) also enters a feature at its index.ts.',
      severity: 'error',
      from: { path: '^(src|bench)/', pathNot: '^src/modules/' },
      to: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/index\\.ts$' },
    },
    {
      name: 'features-know-no-command',
      comment: 'Features are used by the application and its commands and know neither.',
      severity: 'error',
      from: { path: '^src/modules/' },
      to: { path: '^src/', pathNot: ['^src/modules/', '^src/platform/', DOMAIN] },
    },
    {
      name: 'client-has-one-door',
      comment: "Only ClientRecords reads a client's record: it checks consent and writes the disclosure.",
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: '^src/modules/clients/(client-records|clients\\.module|client-records\\.spec)\\.ts$',
      },
      to: { path: '^src/modules/clients/client\\.(entity|queries)\\.ts$' },
    },
    {
      name: 'caseload-has-one-door',
      comment: 'Only WaitingCaseload asks who waits: what it returns is for counting and names nobody.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/modules/caseload/waiting-caseload\\.ts$' },
      to: { path: '^src/modules/caseload/waiting-caseload\\.queries\\.ts$' },
    },
    {
      name: 'migrations-stand-alone',
      comment: 'A migration does tomorrow what it did today: it reads nothing that may still change.',
      severity: 'error',
      from: { path: '^migrations/' },
      to: { path: '^(src|test|migrations)/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or want a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-test-code-in-the-product',
      comment: 'What runs for a client does not lean on what was written for a test or a measurement.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: SPEC },
      to: { path: ['^(test|bench)/', SPEC] },
    },
    {
      name: 'no-dev-dependency-at-run-time',
      comment: 'A package that only developers install is missing where the product runs.',
      severity: 'error',
      from: { path: '^(src|migrations)/', pathNot: SPEC },
      to: { dependencyTypes: ['npm-dev'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'every-import-is-found',
      comment: 'An import that leads nowhere, or to a package that package.json does not name.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['unknown', 'undetermined', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|var)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.json'],
    },
  },
};
