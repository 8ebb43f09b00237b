// What the compiler cannot refuse. Each rule is seen refusing a probe in tests/house.
// Formatting, `any` and accessibility of plain markup belong to biome.
import js from '@eslint/js';
import i18next from 'eslint-plugin-i18next';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const CORE = ['src/kernel/**/*.ts', 'src/contract/**/*.ts', 'src/features/*/*.ts'];
const SCREENS = [
  'src/ui/**/*.{ts,tsx}',
  'src/app/**/*.{ts,tsx}',
  'src/features/*/screens/**/*.{ts,tsx}',
];
const DATABASE_VERBS = '/^(prepare|exec|all|get|run|pragmaRows)$/';

const everywhere = [
  {
    selector: 'ExportDefaultDeclaration',
    message: 'Named exports only: one name for a thing, everywhere.',
  },
  {
    selector: 'TSEnumDeclaration',
    message: 'Closed sets are union literals, not enums.',
  },
  {
    selector: "MemberExpression[property.name='subtle']",
    message: 'One set of ciphers for the whole house: electron/vault/keys, on node:crypto.',
  },
  {
    selector:
      'MemberExpression[property.name=/^(openExternal|executeJavaScript|executeJavaScriptInIsolatedWorld)$/]',
    message: 'Nothing is handed to another program, and no script is sent into a page.',
  },
  {
    selector: "CallExpression[callee.name='eval'], NewExpression[callee.name='Function']",
    message: 'No text becomes a program.',
  },
];
const windows = {
  selector: 'NewExpression[callee.name=/^(BrowserWindow|BrowserView|WebContentsView)$/]',
  message: 'Windows come out of one factory, which closes them: electron/main/window.ts.',
};

const passedIn = 'Core is pure: clock, ids, chance and log are passed in.';
const core = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: passedIn },
  { selector: "CallExpression[callee.name='Date']", message: passedIn },
];

const boundOnly =
  'SQL is a constant text with bound parameters: an inlined value reaches the error log in clear.';
const sql = [
  {
    selector: `CallExpression[callee.type='MemberExpression'][callee.property.name=${DATABASE_VERBS}] > TemplateLiteral.arguments:first-child`,
    message: boundOnly,
  },
  {
    selector: `CallExpression[callee.type='MemberExpression'][callee.property.name=${DATABASE_VERBS}] > BinaryExpression.arguments:first-child :not(Literal, BinaryExpression)`,
    message: boundOnly,
  },
];

const CHECKED =
  'A column is read as what it is by idIn, dayIn, codeIn, stepIn or a declared table: a cast would let any stored text pass for it.';
sql.push({
  selector:
    'TSAsExpression[typeAnnotation.type!="TSUnknownKeyword"] CallExpression[callee.name=/^(text|maybeText|integer|maybeInteger)$/][arguments.length=2]',
  message: CHECKED,
});

const WORDS = 'Words on the screen come from resources/locales.';
const screens = [
  {
    selector: "JSXAttribute[name.name='style']",
    message: 'Looks live in the style sheets; the content policy refuses style attributes.',
  },
  { selector: 'JSXElement > JSXExpressionContainer > Literal[value=/\\p{L}{2}/u]', message: WORDS },
  {
    selector:
      'JSXElement > JSXExpressionContainer > ConditionalExpression > Literal[value=/\\p{L}{2}/u]',
    message: WORDS,
  },
];
const spokenAttributes = {
  selector:
    'JSXAttribute[name.name=/^(aria-label|aria-description|placeholder|title|alt|label|description)$/] > Literal[value=/\\p{L}{2}/u]',
  message: WORDS,
};

const mainOnly = {
  name: 'electron',
  importNames: ['ipcMain'],
  message: 'Messages to main are heard in electron/main only.',
};
const preloadOnly = {
  name: 'electron',
  importNames: ['ipcRenderer', 'contextBridge'],
  message: 'The wall has a single opening: electron/preload.',
};

export default tseslint.config(
  {
    ignores: [
      'out/**',
      '.tsbuild/**',
      'node_modules/**',
      'test-results/**',
      'tests/house/probes/**',
      'scripts/**',
      '*.config.*',
      '.dependency-cruiser.cjs',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { '@typescript-eslint': tseslint.plugin },
    rules: {
      ...js.configs.recommended.rules,
      // The compiler knows these better.
      'no-undef': 'off',
      'no-unused-vars': 'off',
      'no-redeclare': 'off',
      'no-dupe-class-members': 'off',
      'no-control-regex': 'off',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': [
        'error',
        { checksVoidReturn: { attributes: false } },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/max-params': ['error', { max: 3 }],
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', ...everywhere, windows],
      'no-restricted-imports': ['error', { paths: [mainOnly, preloadOnly] }],
    },
  },
  {
    files: CORE,
    rules: {
      'no-console': 'error',
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: passedIn },
        { object: 'Math', property: 'random', message: passedIn },
      ],
      'no-restricted-syntax': ['error', ...everywhere, ...core],
    },
  },
  {
    files: SCREENS,
    plugins: { 'react-hooks': hooks, i18next },
    rules: {
      'react-hooks/rules-of-hooks': 'error',
      'react-hooks/exhaustive-deps': 'error',
      'i18next/no-literal-string': ['error', { mode: 'jsx-text-only', message: WORDS }],
      'no-restricted-syntax': ['error', ...everywhere, ...screens, spokenAttributes],
    },
  },
  {
    // The gallery's headings are the names of the source files they show.
    files: ['src/app/gallery/**/*.tsx'],
    rules: {
      'i18next/no-literal-string': 'off',
      'no-restricted-syntax': ['error', ...everywhere, ...screens],
    },
  },
  {
    files: ['tests/**/*.{ts,tsx}'],
    rules: { '@typescript-eslint/max-params': 'off' },
  },
  {
    files: ['electron/main/window.ts', 'tests/**/*.{ts,tsx}'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere] },
  },
  {
    files: ['electron/vault/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...everywhere, ...sql] },
  },
  {
    files: ['electron/main/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [preloadOnly] }] },
  },
  {
    files: ['electron/preload/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { paths: [mainOnly] }] },
  },
);
