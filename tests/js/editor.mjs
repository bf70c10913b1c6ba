// What an editor and an ordinary validator say of YAML files by the same schemas, for test_editors.py.
// Reads {"schemas": {kind: schema}, "files": [{"name", "kind", "text"}]}, writes [{"editor": [...], "ajv": [...]}].
import { readFileSync } from "node:fs";
import Ajv2020 from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { TextDocument } from "vscode-languageserver-textdocument";
import { parseDocument } from "yaml";
import { getLanguageService } from "yaml-language-server";

const { schemas, files } = JSON.parse(readFileSync(0, "utf8"));

function kindOf(uri) {
  return uri.replace(/^.*\//, "").replace(/\.schema\.json.*$/, "");
}

const service = getLanguageService({
  schemaRequestService: async (uri) => JSON.stringify(schemas[kindOf(uri)]),
  workspaceContext: { resolveRelativePath: (path) => "file:///" + path.replace(/^(\.\.?\/)+/, "") },
});
service.configure({
  validate: true,
  yamlVersion: "1.2",
  customTags: [],
  schemas: Object.keys(schemas).map((kind) => ({
    uri: "file:///schema/" + kind + ".schema.json",
    fileMatch: [kind + "/*.yml"],
    schema: schemas[kind],
  })),
});

const ajv = new Ajv2020({ allErrors: true, strict: false, logger: false });
addFormats(ajv);
const judges = Object.fromEntries(Object.entries(schemas).map(([kind, schema]) => [kind, ajv.compile(schema)]));

let version = 0; // documents are kept by name and version

async function editor({ name, kind, text }) {
  const document = TextDocument.create("file:///" + kind + "/" + name, "yaml", ++version, text);
  const found = await service.doValidation(document, false);
  return found.map((one) => [one.range.start.line + 1, one.range.start.character + 1, one.message]);
}

function plain({ kind, text }) {
  const document = parseDocument(text, { version: "1.2", logLevel: "silent" });
  if (document.errors.length) return document.errors.map((one) => "YAML: " + one.message.split("\n")[0]);
  let data;
  try {
    data = document.toJS();
  } catch (error) {
    return ["YAML: " + error.message.split("\n")[0]];
  }
  const judge = judges[kind];
  return judge(data) ? [] : judge.errors.map((one) => one.instancePath + " " + one.message);
}

const said = [];
for (const file of files) said.push({ editor: await editor(file), ajv: plain(file) });
process.stdout.write(JSON.stringify(said));
