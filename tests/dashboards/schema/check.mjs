// Holds panels against Grafana's published types: `node check.mjs` reads {"name": panel, …} as JSON and prints
// {"name": ["what is wrong", …], …}. The compiler does the work: a field that the type does not have, a value that its
// enum does not have and a field that is missing are errors of an object literal.
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";

const here = dirname(fileURLToPath(import.meta.url));
const types = join(here, "node_modules/@grafana/schema/dist/types");
const composable = (kind) => join(types, `raw/composable/${kind}/panelcfg/x/types.gen`);
const panels = JSON.parse(readFileSync(0, "utf8"));
const names = Object.keys(panels);
const kinds = [...new Set(names.map((name) => panels[name].type))];
const known = kinds.filter((kind) => ts.sys.fileExists(`${composable(kind)}.d.ts`));
const custom = known.filter((kind) => /export (declare )?(interface|type) FieldConfig/.test(readFileSync(`${composable(kind)}.d.ts`, "utf8")));

const head = `
import * as schema from "${join(types, "index")}";
${known.map((kind) => `import * as ${kind} from "${composable(kind)}";`).join("\n")}
type Json<T> = T extends string ? \`\${T}\` : T extends number | boolean | null | undefined ? T
  : unknown extends T ? any : T extends (infer U)[] ? Json<U>[] : T extends object ? { [K in keyof T]: Json<T[K]> } : T;
type Source = { type: "grafana-postgresql-datasource"; uid: "lawang" };
type Query = { refId: string; datasource: Source; editorMode: "code"; format: "table" | "time_series"; rawQuery: true; rawSql: string };
type Shared = { refId: string; datasource: { type: "datasource"; uid: "-- Dashboard --" }; panelId: number; withTransforms: false };
type Defaults<C> = Omit<Json<schema.FieldConfig>, "custom" | "mappings"> & { custom?: Partial<C>; mappings?: unknown[] };
type Config<C> = { defaults: Defaults<C>; overrides: Json<schema.FieldConfigSource["overrides"]> };
type Panel<K, O, C> = Omit<Json<schema.Panel>, "type" | "options" | "fieldConfig" | "targets" | "datasource"> & {
  type: K; options: O; fieldConfig?: Config<C>; targets?: (Query | Shared)[]; datasource?: Query["datasource"] | Shared["datasource"];
};
`;
const lines = names.map((name, at) => {
  const { type: kind } = panels[name];
  const of = known.includes(kind)
    ? `Panel<"${kind}", Json<${kind}.Options>, ${custom.includes(kind) ? `Json<${kind}.FieldConfig>` : "{}"}>`
    : "never";
  return `export const p${at}: ${of} = ${JSON.stringify(panels[name])};`;
});
// What overrides set is named by strings, which a type cannot see: each becomes a literal of the fields' type.
const owners = [...names];
for (const name of names) {
  for (const { properties } of panels[name].fieldConfig?.overrides ?? []) {
    const [own, common] = [{}, {}];
    for (const { id, value } of properties) {
      if (id.startsWith("custom.")) own[id.slice(7)] = value;
      else common[id] = value;
    }
    const { type: kind } = panels[name];
    const of = custom.includes(kind) ? `Partial<Json<${kind}.FieldConfig>>` : "{}";
    lines.push(`export const o${owners.length}: { c: Defaults<{}>; o: ${of} } = ${JSON.stringify({ c: common, o: own })};`);
    owners.push(name);
  }
}
const file = join(here, "panels.ts");
const text = head + lines.join("\n");
const options = { noEmit: true, strict: true, skipLibCheck: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler, types: [], lib: ["lib.es2022.d.ts"] };
const host = ts.createCompilerHost(options);
const { getSourceFile, fileExists } = host;
host.fileExists = (path) => path === file || fileExists(path);
host.getSourceFile = (path, ...rest) => (path === file ? ts.createSourceFile(path, text, ts.ScriptTarget.ESNext) : getSourceFile(path, ...rest));
const program = ts.createProgram([file], options, host);
const first = head.split("\n").length - 1;
const found = Object.fromEntries(names.map((name) => [name, []]));
for (const problem of ts.getPreEmitDiagnostics(program)) {
  const line = problem.file?.fileName === file ? problem.file.getLineAndCharacterOfPosition(problem.start).line : -1;
  const name = owners[line - first];
  const message = ts.flattenDiagnosticMessageText(problem.messageText, " / ");
  if (name === undefined) throw new Error(`${problem.file?.fileName}:${line}: ${message}`);
  found[name].push(message.slice(0, 400));
}
console.log(JSON.stringify(found));
