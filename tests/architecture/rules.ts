import type { IRegularForbiddenRuleType } from 'dependency-cruiser';
import { ACROSS, CONFINED, ENGINE, RUNTIME, type PackageTable } from './house.js';

const TEST_FILE = '\\.test\\.tsx?$';

/** The table of the house as rules of dependency-cruiser; each comment says what to do instead. */
export function dependencyRules(): IRegularForbiddenRuleType[] {
  return [
    noCycles,
    everythingResolves,
    ...modulesOf('engine', ENGINE),
    ...modulesOf('runtime', RUNTIME),
    ...Object.entries(ACROSS).map(([name, others]) => onlyThroughExports(name, others)),
    ...confined(),
    designerSeesTypesOnly,
    designerSeesContractOnly,
    documentWithoutView,
    noNodeInDesigner,
    noDevelopmentPackages,
  ];
}

const noCycles = rule(
  'no-cycles',
  'Move what both need into a file, or a module, of its own.',
  {},
  { circular: true },
);

const everythingResolves = rule(
  'everything-resolves',
  'Import what exists, by a name that the package exports; packages have to be built.',
  {},
  { couldNotResolve: true },
);

function modulesOf(name: string, table: PackageTable): IRegularForbiddenRuleType[] {
  const source = `^${name}/src/`;
  const modules = Object.entries(table.modules).map(([module, mayImport]) =>
    rule(
      `${name}/${module}`,
      `${module} may import ${mayImport.join(', ') || 'no other module'}; see the table of the house.`,
      { path: `${source}${module}/`, pathNot: TEST_FILE },
      { path: `${source}[^/]+/`, pathNot: `${source}(${[module, ...mayImport].join('|')})/` },
    ),
  );
  const rules = [
    ...modules,
    rule(
      `${name}/front-door`,
      'Import from the module’s index.ts; export there what is missing.',
      { path: `${source}([^/]+)/`, pathNot: TEST_FILE },
      { path: `${source}[^/]+/`, pathNot: [`${source}$1/`, `${source}[^/]+/index\\.ts$`] },
    ),
    rule(
      `${name}/own-front-door`,
      'Inside a module import the file itself, not the module’s index.ts.',
      { path: `${source}([^/]+)/`, pathNot: TEST_FILE },
      { path: `${source}$1/index\\.ts$` },
    ),
  ];
  if (table.node === 'forbidden') {
    rules.push(
      rule(
        `${name}/no-node`,
        'This package also runs in the browser: take what you need as an argument.',
        { path: source, pathNot: TEST_FILE },
        { dependencyTypes: ['core'] },
      ),
    );
  }
  if (table.npm !== 'any') {
    rules.push(
      rule(
        `${name}/npm`,
        `Only ${table.npm.join(', ')} are agreed for this package.`,
        { path: source, pathNot: TEST_FILE },
        { path: 'node_modules/', pathNot: `node_modules/(${table.npm.join('|')})/` },
      ),
    );
  }
  return rules;
}

/** Built code of another package is what its `exports` name; anything else does not resolve. */
function onlyThroughExports(name: string, mayImport: readonly string[]): IRegularForbiddenRuleType {
  const others = Object.keys(ACROSS).filter((other) => other !== name);
  return rule(
    `${name}/across-packages`,
    `Import ${mayImport.map((other) => `@zhengai/${other}`).join(', ') || 'no other package'} by name.`,
    { path: `^${name}/` },
    {
      path: `(^|/)(${others.join('|')})/`,
      pathNot: [
        'node_modules/',
        `^${name}/`,
        ...(mayImport.length > 0 ? [`(^|/)(${mayImport.join('|')})/(dist|packs)/`] : []),
      ],
    },
  );
}

function confined(): IRegularForbiddenRuleType[] {
  return CONFINED.map(({ npm, to }) =>
    rule(
      `only-in/${to.map((folder) => folder.split('/').at(-1)).join('-')}`,
      `Only ${to.join(', ')} may know ${npm.join(', ')}; go through its port.`,
      { path: '^runtime/src/', pathNot: [TEST_FILE, ...to.map((folder) => `^${folder}/`)] },
      { path: `node_modules/(${npm.join('|')})/` },
    ),
  );
}

const designerSeesTypesOnly = rule(
  'designer/types-only',
  'The pages know the runtime by its contract’s types: use `import type`, and ask the API for values.',
  { path: '^designer/' },
  { path: '(^|/)runtime/dist/', dependencyTypesNot: ['type-only'] },
);

const designerSeesContractOnly = rule(
  'designer/contract-only',
  'Of the runtime the pages may know @zhengai/runtime/contract only.',
  { path: '^designer/' },
  { path: '(^|/)runtime/dist/', pathNot: '(^|/)runtime/dist/contract/' },
);

const documentWithoutView = rule(
  'designer/document-without-view',
  'The document is plain data with reversible commands; drawing it is the canvas’s business.',
  { path: '^designer/src/.*document/', pathNot: TEST_FILE },
  { path: 'node_modules/(react|react-dom|@xyflow|antd|monaco-editor)/' },
);

const noNodeInDesigner = rule(
  'designer/no-node',
  'This runs in the browser.',
  { path: '^designer/src/', pathNot: TEST_FILE },
  { dependencyTypes: ['core'] },
);

const noDevelopmentPackages = rule(
  'no-development-packages',
  'What the product needs to run belongs into `dependencies`.',
  { path: '^(engine|runtime|designer)/src/', pathNot: TEST_FILE },
  { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' },
);

function rule(
  name: string,
  comment: string,
  from: IRegularForbiddenRuleType['from'],
  to: IRegularForbiddenRuleType['to'],
): IRegularForbiddenRuleType {
  return { name, severity: 'error', comment, from, to };
}
