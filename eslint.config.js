import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Syntax that no file of this repository uses, each with the sentence that says what to do instead. */
const EVERYWHERE = [
  { selector: 'TSEnumDeclaration', message: 'Write the list once as a const array and take its union type.' },
  { selector: 'ExportDefaultDeclaration', message: 'Export by name, so that one thing has one name everywhere.' },
  {
    selector: "Property[key.name='synchronize'][value.value=true]",
    message: 'The schema changes by migrations only.',
  },
];

/** What may stand inside SQL text: a CONSTANT, such as a list of columns, or what pg has escaped (DDL takes no $1). */
const HARMLESS_IN_SQL =
  'Identifier[name=/^[A-Z][A-Z0-9_]*$/], CallExpression[callee.property.name=/^escape(Identifier|Literal)$/]';

/** SQL takes its values as parameters. */
const SPLICED_SQL = [
  {
    selector: `CallExpression[callee.property.name='query'] > TemplateLiteral:first-child > .expressions:not(${HARMLESS_IN_SQL})`,
    message: 'Pass values to query() as parameters ($1, $2), never inside the text.',
  },
  {
    selector: "CallExpression[callee.property.name='query'] > BinaryExpression:first-child",
    message: 'Pass values to query() as parameters ($1, $2), never joined to the text.',
  },
];

/** The core answers the same question in the same way at any hour: a date is an argument (`asOf`). */
const NO_HIDDEN_CLOCK = [
  { selector: "MemberExpression[object.name='Date'][property.name='now']", message: 'Take the date as an argument.' },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the date as an argument.' },
  { selector: "CallExpression[callee.name='Date']", message: 'Take the date as an argument.' },
  { selector: "MemberExpression[object.name='Math'][property.name='random']", message: 'The core draws no lots.' },
];

/** What Nest and TypeORM offer and this repository leaves alone. */
const REFUSED_IMPORTS = [
  { name: '@nestjs/common', importNames: ['forwardRef'], message: 'A circle of modules wants a third module.' },
  {
    name: 'typeorm',
    importNames: ['OneToMany', 'ManyToOne', 'OneToOne', 'ManyToMany', 'JoinColumn', 'JoinTable', 'VersionColumn'],
    message: 'Refer to another row by its id column, and lock the row: @VersionColumn does not protect it.',
  },
];

const PAST_THE_TRANSACTION = [
  {
    name: '@nestjs/typeorm',
    importNames: ['InjectRepository', 'InjectDataSource', 'InjectEntityManager'],
    message: 'Inject Database and use database.tx, the transaction of the request.',
  },
  {
    name: 'typeorm',
    importNames: ['DataSource', 'Repository', ...REFUSED_IMPORTS[1].importNames],
    message: 'Inject Database and use database.tx; refer to another row by its id column.',
  },
];

/** An exception to a lint rule names the rule and, after two hyphens, the reason. */
const exceptionsCarryReasons = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { why: 'Name the rule and say why: "eslint-disable-next-line rule -- reason".' },
  },
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (!/^\s*eslint-disable/.test(comment.value)) continue;
        if (/^\s*eslint-disable(-next-line|-line)?\s+\S[^]*?\s--\s+\S+\s\S+/.test(comment.value)) continue;
        context.report({ loc: comment.loc, messageId: 'why' });
      }
    },
  }),
};

/** What leaves a file of the core says what it means: a newcomer reads it without its callers. */
const exportsAreDocumented = {
  meta: { type: 'suggestion', schema: [], messages: { say: 'Say in a doc comment what this means.' } },
  create: (context) => ({
    ExportNamedDeclaration(node) {
      if (!node.declaration) return;
      // A type taken from a documented value needs no second sentence: (typeof LEVELS)[number].
      if (/^type [^=]+=[^]*\btypeof\b/.test(context.sourceCode.getText(node.declaration))) return;
      const comment = context.sourceCode.getCommentsBefore(node).at(-1);
      if (comment?.type !== 'Block' || !comment.value.startsWith('*')) context.report({ node, messageId: 'say' });
    },
  }),
};

export default tseslint.config(
  { ignores: ['dist/', 'var/', 'coverage/', 'test/architecture/fixtures/'] },
  js.configs.recommended,
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: {
      tandem: {
        rules: { 'exceptions-carry-reasons': exceptionsCarryReasons, 'exports-are-documented': exportsAreDocumented },
      },
    },
    rules: {
      'tandem/exceptions-carry-reasons': 'error',
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...EVERYWHERE],
      'no-restricted-imports': ['error', { paths: REFUSED_IMPORTS }],
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // Refuses `await sleep()` in the head of a loop, and says nothing that the types do not.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...EVERYWHERE, ...SPLICED_SQL],
    },
  },
  { files: ['{migrations,bench}/**/*.ts'], rules: { 'max-lines': ['error', { max: 200 }] } },
  {
    files: ['src/modules/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [REFUSED_IMPORTS[0], ...PAST_THE_TRANSACTION] }] },
  },
  {
    files: ['src/domain/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', ...EVERYWHERE, ...NO_HIDDEN_CLOCK],
      'no-restricted-globals': [
        'error',
        ...['process', 'console', 'crypto', 'performance', 'fetch', 'setTimeout', 'setInterval', 'queueMicrotask'].map(
          (name) => ({ name, message: 'The core neither reads the world nor writes to it.' }),
        ),
      ],
    },
  },
  {
    files: ['src/domain/**/*.ts'],
    ignores: ['**/*.spec.ts'],
    rules: { 'tandem/exports-are-documented': 'error' },
  },
  { files: ['src/cli/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    // Answers of the API arrive untyped, and matchers are passed unbound: a test states what it expects of them.
    files: ['test/**/*.ts', '**/*.spec.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.{js,cjs,mjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { module: 'readonly', process: 'readonly' } },
    rules: { 'no-restricted-syntax': 'off' },
  },
);
