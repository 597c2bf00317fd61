// Scripts of the pages, held against Chromium 87: syntax, methods of prototypes, functions of the browser.
import compat from "eslint-plugin-compat";
import es from "eslint-plugin-es-x";

const older = es.configs["flat/restrict-to-es2021"];
const iterators = Object.keys(older.rules).filter((rule) => rule.includes("iterator-prototype"));

export default [
  older,
  compat.configs["flat/recommended"],
  {
    linterOptions: { reportUnusedDisableDirectives: "off" },
    languageOptions: { ecmaVersion: "latest", sourceType: "module" },
    settings: { "es-x": { aggressive: true }, browsers: ["chrome 87"] }, // of a method its name decides
    rules: {
      // Of ES2022, Chromium has had these since 72, 72, 74 and 84.
      "es-x/no-class-instance-fields": "off",
      "es-x/no-class-static-fields": "off",
      "es-x/no-class-private-fields": "off",
      "es-x/no-class-private-methods": "off",
      // Their names are those of an array's methods; there is no iterator in the pages on which to call them.
      ...Object.fromEntries(iterators.map((rule) => [rule, "off"])),
      // `at` is a field of ours too: only its call is the method.
      "es-x/no-array-prototype-at": "off",
      "es-x/no-string-prototype-at": "off",
      "no-restricted-syntax": ["error", {
        selector: "CallExpression[callee.property.name='at']",
        message: "at() came with Chromium 92",
      }, {
        selector: "Program > ExpressionStatement > AwaitExpression, Program > VariableDeclaration AwaitExpression",
        message: "await at the top came with Chromium 89",
      }],
      // What eslint-plugin-compat does not look at.
      "no-restricted-properties": ["error",
        { object: "AbortSignal", property: "timeout", message: "Chromium 103" },
        { object: "AbortSignal", property: "any", message: "Chromium 116" },
        { object: "crypto", property: "randomUUID", message: "Chromium 92" },
        { object: "URL", property: "canParse", message: "Chromium 120" },
        { object: "URL", property: "parse", message: "Chromium 126" },
      ],
    },
  },
  {
    files: ["**/old.js"], // runs where nothing else of ours does
    languageOptions: { ecmaVersion: 5, sourceType: "script" },
  },
];
