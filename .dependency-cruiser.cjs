/**
 * The arrows of the house: who may import whom. Each rule says what a directory may *not* reach, so that a new
 * directory is held from its first file. Type-only imports count as imports.
 */
/** Tests, the contracts that adapters' tests run, and what they stand on. */
const TESTS = '\\.(test|contract)\\.tsx?$|^server/src/testing/';

/** Directories of the server in order of the arrows: each with what it may import from beside itself. */
const SERVER = {
  core: [],
  ports: ['core'],
  adapters: ['core', 'ports'],
  relay: ['core', 'ports'],
  access: ['core', 'ports'],
  texts: ['core', 'ports'],
  centre: ['core', 'ports', 'texts'],
  directory: ['core', 'ports'],
  statistics: ['core', 'ports'],
  pages: ['core', 'ports', 'centre', 'texts'],
  plugins: ['core', 'ports', 'access'],
  routes: ['core', 'ports', 'access', 'centre', 'directory', 'texts', 'statistics', 'pages', 'relay', 'plugins'],
};

const serverArrows = Object.entries(SERVER).map(([directory, allowed]) => ({
  name: `server-${directory}-imports-${allowed.join('-and-') || 'only-the-protocol'}`,
  severity: 'error',
  from: { path: `^server/src/${directory}/`, pathNot: TESTS },
  to: { path: '^server/', pathNot: [directory, ...allowed].map((name) => `^server/src/${name}/`) },
}));

module.exports = {
  forbidden: [
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'nothing-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: '^virtual:' } },
    {
      name: 'shared-imports-nothing-of-ours',
      severity: 'error',
      from: { path: '^shared/' },
      to: { path: '^(server|web-client|staff-console|tests|scripts|demo)/' },
    },
    {
      name: 'shared-protocol-imports-only-itself',
      severity: 'error',
      from: { path: '^shared/src/protocol/', pathNot: TESTS },
      to: { path: '^shared/src/', pathNot: '^shared/src/protocol/' },
    },
    {
      name: 'shared-crypto-imports-protocol',
      severity: 'error',
      from: { path: '^shared/src/crypto/', pathNot: TESTS },
      to: { path: '^shared/src/', pathNot: '^shared/src/(protocol|crypto)/' },
    },
    {
      name: 'shared-directory-imports-protocol',
      comment: 'docs/adr/0004-shared-directory.md',
      severity: 'error',
      from: { path: '^shared/src/directory/', pathNot: TESTS },
      to: { path: '^shared/src/', pathNot: '^shared/src/(protocol|directory)/' },
    },
    {
      name: 'server-imports-no-page',
      severity: 'error',
      from: { path: '^server/src/' },
      to: { path: '^(web-client|staff-console|tests|scripts|demo)/' },
    },
    {
      name: 'server-cannot-read',
      comment: 'Promise 2: the server has no decryption code.',
      severity: 'error',
      from: { path: '^server/', pathNot: TESTS },
      to: { path: '^shared/src/(crypto|transport)/|libsodium', pathNot: '^shared/src/transport/steady\\.ts$' },
    },
    {
      name: 'steady-line-imports-protocol',
      comment: 'The one file of the transport that the server has too: it opens nothing.',
      severity: 'error',
      from: { path: '^shared/src/transport/steady\\.ts$' },
      to: { path: '^shared/src/', pathNot: '^shared/src/protocol/' },
    },
    {
      name: 'page-imports-only-shared',
      severity: 'error',
      from: { path: '^(web-client|staff-console)/src/', pathNot: TESTS },
      to: { path: '^(server|web-client|staff-console|tests|scripts|demo)/', pathNot: '^$1/' },
    },
    {
      name: 'console-features-apart',
      severity: 'error',
      from: { path: '^staff-console/src/features/([^/]+)/', pathNot: TESTS },
      to: { path: '^staff-console/src/(features|app)/', pathNot: '^staff-console/src/features/$1/' },
    },
    {
      name: 'console-parts-below-features',
      severity: 'error',
      from: { path: '^staff-console/src/(components|lib)/', pathNot: TESTS },
      to: { path: '^staff-console/src/(features|app)/' },
    },
    {
      name: 'core-is-pure',
      comment: 'No clock, no network, no file, no library but the protocol: time and randomness arrive in events.',
      severity: 'error',
      from: { path: '^server/src/core/', pathNot: TESTS },
      to: { dependencyTypes: ['core', 'npm', 'npm-dev'] },
    },
    ...serverArrows,
    {
      name: 'app-never-imports-main',
      severity: 'error',
      from: { path: '^server/src/', pathNot: '^server/src/main\\.ts$' },
      to: { path: '^server/src/main\\.ts$' },
    },
    {
      name: 'only-main-chooses-adapters',
      severity: 'error',
      from: { path: '^server/src/(app|config)\\.ts$' },
      to: { path: '^server/src/adapters/' },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { pathNot: `${TESTS}|^tests/` },
      to: { path: TESTS },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(web-client|staff-console)/dist' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
