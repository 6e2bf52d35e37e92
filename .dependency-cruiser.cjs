/**
 * Who may import whom under src. Type-only imports obey the same table. A room is entered by its index.ts.
 */
const rooms = {
  lists: [],
  steps: [],
  text: ['lists'],
  yaml: ['lists', 'steps', 'text'],
  workspace: ['lists', 'text'],
  schema: ['lists', 'steps', 'text', 'yaml'],
  mesh: ['lists', 'steps', 'text', 'yaml', 'schema'],
  topology: ['lists', 'steps', 'text', 'yaml', 'schema', 'mesh'],
  language: ['lists', 'text', 'yaml', 'schema', 'mesh'],
  analysis: ['lists', 'steps', 'text', 'yaml', 'workspace', 'schema', 'mesh'],
  templates: ['text', 'yaml', 'workspace', 'schema'],
  picture: ['lists', 'steps', 'text', 'yaml', 'schema', 'mesh', 'topology'],
  review: ['lists', 'text', 'yaml', 'workspace', 'schema', 'mesh', 'topology', 'analysis'],
  exchange: [
    'lists',
    'steps',
    'text',
    'yaml',
    'workspace',
    'schema',
    'mesh',
    'topology',
    'analysis',
    'picture',
    'review',
  ],
};
/** The folders of src/app that are panels. The gallery has a rule of its own. */
const panels =
  'canvas|inspector|editor|preview|problems|trace|posture|assertions|lab|explorer|review|review-mode|versions|guide';
/** Those that several panels are made with. */
const belowPanels = 'comparing';
const packages = { yaml: ['yaml'], mesh: ['re2js'], exchange: ['fflate'] };

const roomRules = Object.entries(rooms).flatMap(([room, allowed]) => [
  {
    name: `core-${room}-rooms`,
    severity: 'error',
    from: { path: `^src/core/${room}/`, pathNot: '\\.test\\.ts$' },
    to: { path: '^src/', pathNot: [`^src/core/${room}/`, ...allowed.map((each) => `^src/core/${each}/index\\.ts$`)] },
  },
  {
    name: `core-${room}-packages`,
    severity: 'error',
    from: { path: `^src/core/${room}/`, pathNot: '\\.test\\.ts$' },
    to: {
      dependencyTypesNot: ['local', 'type-only'],
      pathNot: ['^src/', ...(packages[room] ?? []).map((each) => `node_modules/${each}/`)],
    },
  },
]);

module.exports = {
  forbidden: [
    ...roomRules,
    {
      name: 'no-circular',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    { name: 'core-is-pure', severity: 'error', from: { path: '^src/core/' }, to: { path: '^src/(app|cli)/' } },
    {
      name: 'core-top',
      severity: 'error',
      from: { path: '^src/core/[^/]+\\.ts$' },
      to: { path: '^src/core/(exchange|testing)/' },
    },
    {
      name: 'testing-in-tests-only',
      severity: 'error',
      from: { path: '^src/', pathNot: ['\\.test\\.tsx?$', '^src/(core|app|cli)/testing/'] },
      to: { path: '^src/(core|app|cli)/testing/' },
    },
    {
      name: 'rooms-by-their-door',
      severity: 'error',
      from: { path: '^src/(app|cli|main)', pathNot: '\\.test\\.tsx?$|^src/app/testing/' },
      to: { path: '^src/core/[^/]+/', pathNot: '^src/core/[^/]+/index\\.ts$' },
    },
    { name: 'cli-never-app', severity: 'error', from: { path: '^src/cli/' }, to: { path: '^src/app/' } },
    { name: 'app-never-cli', severity: 'error', from: { path: '^src/(app|main)' }, to: { path: '^src/cli/' } },
    {
      name: 'no-panel-imports-another',
      severity: 'error',
      from: { path: `^src/app/(${panels}|${belowPanels})/` },
      to: { path: `^src/app/(${panels}|gallery|shell)/`, pathNot: '^src/app/$1/' },
    },
    {
      // Sketches of designs are drawn from the core's geometry; of the canvas they take its signs alone.
      name: 'gallery-takes-signs-only',
      severity: 'error',
      from: { path: '^src/app/gallery/' },
      to: {
        path: `^src/app/(${panels}|shell)/`,
        pathNot: '^src/app/canvas/cards/outcome-mark\\.tsx?$',
      },
    },
    { name: 'e2e-sees-the-page-only', severity: 'error', from: { path: '^e2e/' }, to: { path: '^src/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.app.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
