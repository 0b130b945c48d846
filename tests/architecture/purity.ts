import ts from 'typescript';

export interface Impurity {
  readonly line: number;
  readonly what: string;
}

/** Names by which a program reaches the world, a clock or chance. */
const WORLD = new Set([
  ...['process', 'global', 'globalThis', 'window', 'document', 'self', 'navigator', 'localStorage'],
  ...['console', 'fetch', 'performance', 'crypto', 'require', 'XMLHttpRequest', 'WebSocket', 'Worker'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame', 'eval'],
]);

/** Calls whose result depends on the machine's settings unless they name a locale or a time zone. */
const SETTINGS_DEPENDENT = new Set([
  ...['toLocaleString', 'toLocaleDateString', 'toLocaleTimeString', 'toLocaleUpperCase', 'toLocaleLowerCase'],
  ...['getFullYear', 'getMonth', 'getDate', 'getDay', 'getHours', 'getMinutes', 'getTimezoneOffset'],
]);

/** Where a source text depends on anything but its arguments; the same inputs must give the same outputs. */
export function findImpurities(text: string): Impurity[] {
  const file = ts.createSourceFile('source.ts', text, ts.ScriptTarget.ES2023, true);
  const found: Impurity[] = [];
  const visit = (node: ts.Node): void => {
    const what = impurityOf(node);
    if (what !== undefined) {
      found.push({ line: file.getLineAndCharacterOfPosition(node.getStart()).line + 1, what });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function impurityOf(node: ts.Node): string | undefined {
  if (ts.isNewExpression(node) && isNamed(node.expression, 'Date') && (node.arguments?.length ?? 0) === 0) {
    return 'new Date()';
  }
  if (ts.isCallExpression(node)) return impureCall(node);
  if (ts.isPropertyAccessExpression(node)) {
    const path = `${node.expression.getText()}.${node.name.text}`;
    return ['Math.random', 'Date.now', 'import.meta'].includes(path) ? path : undefined;
  }
  if (ts.isIdentifier(node) && WORLD.has(node.text) && isFreeReference(node)) return node.text;
  // Module state outlives a call, so the next one could come out differently.
  if (ts.isVariableDeclarationList(node) && node.parent.parent === node.getSourceFile()) {
    return (node.flags & ts.NodeFlags.Const) === 0 ? `module variable ${node.getText()}` : undefined;
  }
  return undefined;
}

function impureCall(node: ts.CallExpression): string | undefined {
  if (isNamed(node.expression, 'Date')) return 'Date()';
  if (!ts.isPropertyAccessExpression(node.expression)) return undefined;
  const method = node.expression.name.text;
  if (method === 'localeCompare' && node.arguments.length < 2) return 'localeCompare without a locale';
  if (SETTINGS_DEPENDENT.has(method)) return method;
  return undefined;
}

function isNamed(node: ts.Node, name: string): boolean {
  return ts.isIdentifier(node) && node.text === name;
}

/** A use of a name, not a property, a key, a declaration or a type that happens to be called so. */
function isFreeReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) return false;
  if (ts.isQualifiedName(parent) || ts.isTypeReferenceNode(parent)) return false;
  if (ts.isShorthandPropertyAssignment(parent)) return !isDeclaredLocally(node);
  const isDeclaredName = 'name' in parent && parent.name === node;
  const isKey = ts.isBindingElement(parent) && parent.propertyName === node;
  const isSpecifier = ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent);
  return !isDeclaredName && !isKey && !isSpecifier && !isDeclaredLocally(node);
}

/** A parameter or variable of that name in a scope around it. */
function isDeclaredLocally(node: ts.Identifier): boolean {
  for (let scope: ts.Node | undefined = node.parent; scope !== undefined; scope = scope.parent) {
    const names: ts.Node[] = [];
    if (ts.isFunctionLike(scope)) names.push(...scope.parameters.map(({ name }) => name));
    if (ts.isBlock(scope) || ts.isSourceFile(scope)) {
      for (const statement of scope.statements) {
        if (ts.isVariableStatement(statement)) {
          names.push(...statement.declarationList.declarations.map(({ name }) => name));
        }
        if (ts.isFunctionDeclaration(statement) && statement.name !== undefined) names.push(statement.name);
        if (ts.isImportDeclaration(statement)) names.push(...importedNames(statement));
      }
    }
    if (ts.isForOfStatement(scope) && ts.isVariableDeclarationList(scope.initializer)) {
      names.push(...scope.initializer.declarations.map(({ name }) => name));
    }
    if (names.some((name) => bindsName(name, node.text))) return true;
  }
  return false;
}

function importedNames(statement: ts.ImportDeclaration): ts.Node[] {
  const bindings = statement.importClause?.namedBindings;
  return bindings !== undefined && ts.isNamedImports(bindings)
    ? bindings.elements.map(({ name }) => name)
    : [];
}

function bindsName(binding: ts.Node, name: string): boolean {
  if (ts.isIdentifier(binding)) return binding.text === name;
  if (ts.isObjectBindingPattern(binding) || ts.isArrayBindingPattern(binding)) {
    return binding.elements.some((element) => ts.isBindingElement(element) && bindsName(element.name, name));
  }
  return false;
}
