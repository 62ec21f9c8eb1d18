// Makes the shape tables under src/main/resources/io/pennypost/aws/protocol from published, Apache-2.0 licensed models.
//
//   node tools/tables/make.mjs <packages> <models> <resources>
//
// <packages>  a directory with the unpacked npm packages @aws-sdk/client-sesv2, client-ses, client-sns and
//             client-sts as client-sesv2/, client-ses/, … (each holds package.json): structure, names, paths, enum values
// <models>    a directory with the unpacked files of com.amazonaws:aws-java-sdk-models: number types and constraints
// <resources> where the tables go
//
// What neither knows stands in <service>.overlay beside this script, with its date and source. The overlay wins; its
// rows are those of the tables, and `member Structure.Member Type`, where * stands for any structure.
// The script stops when something stays undecided (a number whose type nobody states), so a table is never a guess.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [packages, models, resources] = process.argv.slice(2);
const here = dirname(fileURLToPath(import.meta.url));

const SERVICES = [
  { name: 'sesv2', title: 'Amazon SES API v2', model: 'sesv2-2019-09-27', protocol: 'rest-json' },
  { name: 'ses', title: 'Amazon SES API v1', model: 'email-2010-12-01', protocol: 'query' },
  { name: 'sns', title: 'Amazon SNS', model: 'sns-2010-03-31', protocol: 'query' },
  { name: 'sts', title: 'AWS STS', model: 'sts-2011-06-15', protocol: 'query' },
];
const SIMPLE = { 0: 'string', 1: 'number', 2: 'boolean', 4: 'timestamp', 5: 'timestamp', 7: 'timestamp', 15: 'document', 21: 'blob' };
const byName = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** Evaluates the schema file of an npm client without its imports: a list of plain arrays. */
function npmSchemas(root) {
  const source = readFileSync(join(root, 'dist-es/schemas/schemas_0.js'), 'utf8')
    .replace(/^export const errorTypeRegistries = \[[^\]]*\];/m, '')
    .replace(/^(import |const \w+_registry|\w+_registry\.).*$/gm, '');
  const names = [...source.matchAll(/^export var (\w+\$) =/gm)].map((m) => m[1]);
  return new Function(source.replace(/^export /gm, '') + `\nreturn [${names.join(',')}];`)();
}

/** Member types as TypeScript declares them: the only place where the npm packages say which string is which enum. */
function npmDeclarations(root) {
  const declared = {};
  const folder = join(root, 'dist-types/models');
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
    for (const [, name, body] of text.matchAll(/interface (\w+)[^{]*\{([^}]*)\}/g)) {
      declared[name] = Object.fromEntries([...body.matchAll(/(\w+)\??: ([^;]+);/g)].map(([, k, v]) => [k, v.replace(' | undefined', '')]));
    }
  }
  return declared;
}

function npmEnums(root) {
  const text = readFileSync(join(root, 'dist-es/models/enums.js'), 'utf8');
  const values = (body) => [...body.matchAll(/: "([^"]*)"/g)].map((m) => m[1]).sort(byName);
  return Object.fromEntries([...text.matchAll(/export const (\w+) = \{([^}]*)\}/g)].map(([, name, body]) => [name, values(body)]));
}

function npmErrors(root, operation) {
  const text = readFileSync(join(root, `dist-types/commands/${operation}Command.d.ts`), 'utf8');
  return [...text.matchAll(/@throws \{@link (\w+)\} \((?:client|server) fault\)/g)].map((m) => m[1]).sort(byName);
}

function overlay(service) {
  const rows = readFileSync(join(here, `${service}.overlay`), 'utf8').split('\n');
  const result = { date: /\d{4}-\d\d-\d\d/.exec(rows[0])[0], members: [], shapes: {}, bindings: {}, tail: [] };
  for (const row of rows) {
    const [word, ...rest] = row.split(' ');
    if (word === '' || word === '#') continue;
    if (word === 'member') result.members.push([new RegExp(`^${rest[0].replace('*', '\\w+').replace('.', '\\.')}$`), rest[1]]);
    else if (word === 'binding') (result.bindings[rest[0]] ??= []).push(rest.slice(1).join(' '));
    else if (word === 'common' || word === 'rename') result.tail.push(row);
    else result.shapes[rest[0]] = row;
  }
  return result;
}

function table(service) {
  const root = join(packages, `client-${service.name}`);
  const npm = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const model = JSON.parse(readFileSync(join(models, `${service.model}-model.json`), 'utf8'));
  const schemas = npmSchemas(root);
  const declared = npmDeclarations(root);
  const enums = npmEnums(root);
  const extra = overlay(service.name);
  const shapes = new Map(); // name -> text of its row or block
  const undecided = [];

  const constraint = (shape, word) => (shape.min ?? shape.max) === undefined ? '' : ` ${word}=${shape.min ?? ''}..${shape.max ?? ''}`;

  function named(name, row) {
    shapes.set(name, extra.shapes[name] ?? row);
    return name;
  }

  /** A scalar of the old model: its own row when it is constrained, else just its type. */
  function modelScalar(name) {
    const shape = model.shapes[name];
    const values = enums[name] ?? (shape.enum ? [...shape.enum].sort(byName) : undefined);
    if (values) return named(name, `enum ${name} ${values.join(' ')}`);
    const limits = constraint(shape, shape.type === 'string' || shape.type === 'blob' ? 'length' : 'range');
    const pattern = shape.pattern ? ` pattern=${shape.pattern}` : '';
    return extra.shapes[name] || limits || pattern ? named(name, `${shape.type} ${name}${limits}${pattern}`) : shape.type;
  }

  function declaredScalar(simple, type, where) {
    if (type && enums[type]) return named(type, `enum ${type} ${enums[type].join(' ')}`);
    if (simple === 'number') undecided.push(where);
    return simple;
  }

  /** The type expression of a member: a name, `[item]` or `{key:value}`. */
  function expression(schema, modelName, type, where) {
    const fixed = extra.members.find(([pattern]) => pattern.test(where));
    if (fixed) return use(fixed[1]);
    const old = modelName && model.shapes[modelName];
    if (typeof schema === 'number' && (schema & 64)) return list(schema & ~64, null, modelName, type, where);
    if (typeof schema === 'number' && (schema & 128)) return map(schema & ~128, null, modelName, type, where);
    if (typeof schema === 'number') return old ? modelScalar(modelName) : declaredScalar(SIMPLE[schema], type, where);
    if (typeof schema === 'function') return expression(schema(), modelName, type, where);
    // A member schema with traits of its own: [schema, traits].
    if (schema.length === 2) return expression(schema[0], modelName, type, where);
    if (schema[0] === 1) return list(schema[4], schema[2], modelName, type, where);
    if (schema[0] === 2) return map(schema[5], schema[2], modelName, type, where);
    if (schema[0] === 0) return expression(schema[4], modelName ?? (model.shapes[schema[2]] && schema[2]), type, where);
    return structure(schema);
  }

  function list(item, name, modelName, type, where) {
    const old = modelName && model.shapes[modelName];
    const inner = expression(item, old?.member.shape, type?.replace(/\[\]$/, ''), `${where}[]`);
    const limits = old ? constraint(old, 'length') : '';
    return constrained(modelName ?? name, `[${inner}]`, limits);
  }

  function map(value, name, modelName, type, where) {
    const old = modelName && model.shapes[modelName];
    const [, key, item] = /Record<(\w+), (.+?)>+$/.exec(type ?? '') ?? [];
    const keyType = old ? modelScalar(old.key.shape) : declaredScalar('string', key, where);
    const inner = expression(value, old?.value.shape, item, `${where}{}`);
    return constrained(modelName ?? name, `{${keyType}:${inner}}`, old ? constraint(old, 'length') : '');
  }

  function constrained(name, type, limits) {
    if (name && extra.shapes[name]) limits = extra.shapes[name].split(' ').slice(2).map((x) => ` ${x}`).join('');
    return limits ? (shapes.set(name, `collection ${name} ${type}${limits}`), name) : type;
  }

  /** Takes a shape of the overlay into the table. */
  function use(type) {
    for (const [name] of type.matchAll(/\w+/g)) {
      if (extra.shapes[name]) shapes.set(name, extra.shapes[name]);
      else if (enums[name]) named(name, `enum ${name} ${enums[name].join(' ')}`);
    }
    return type;
  }

  function structure(schema) {
    const [kind, , name, , members, types, required = 0] = schema;
    if (shapes.has(name)) return name;
    shapes.set(name, '');
    const old = model.shapes[name];
    const rows = members.map((member, i) => {
      const traits = Array.isArray(types[i]) && types[i].length === 2 && typeof types[i][1] === 'object' ? types[i][1] : {};
      const where = `${name}.${member}`;
      const type = expression(types[i], old?.members[member]?.shape, declared[name]?.[member], where);
      const place = traits.httpQuery ? ` query=${traits.httpQuery}` : traits.httpHeader ? ` header=${traits.httpHeader}` : '';
      return `  ${member}${i < required && kind === 3 ? '*' : ''} ${type}${place}`;
    });
    shapes.set(name, [`${kind === 4 ? 'union' : 'structure'} ${name}`, ...rows].join('\n'));
    return name;
  }

  const operations = schemas.filter((s) => s[0] === 9).sort((a, b) => byName(a[2], b[2])).map(([, , name, traits, input, output]) => {
    const rows = [`operation ${name}`];
    if (traits.http) rows.push(`  http ${traits.http[0]} ${traits.http[1]}`);
    for (const binding of extra.bindings[name] ?? []) rows.push(`  http ${binding}`);
    if (input() !== 'unit') rows.push(`  input ${structure(input())}`);
    if (output() !== 'unit') rows.push(`  output ${structure(output())}`);
    const errors = npmErrors(root, name);
    if (errors.length) rows.push(`  errors ${errors.join(' ')}`);
    return rows.join('\n');
  });

  const errors = schemas.filter((s) => s[0] === -3 && s[1] !== schemas[0][1]).sort((a, b) => byName(a[2], b[2])).map(([, , name, traits, members]) => {
    const [code, status] = traits.awsQueryError ?? [name, traits.error === 'server' ? 500 : 400];
    return ['error', name, code, traits.httpError ?? status, ...members.filter((m) => m.toLowerCase() !== 'message')].join(' ');
  });

  if (undecided.length) throw new Error(`${service.name}.overlay must say integer, long or double for: ${undecided.join(', ')}`);
  const namespace = model.metadata.xmlNamespace ? ` ${model.metadata.xmlNamespace}` : '';
  return [
    `# ${service.title}: operations, shapes and errors. Made by tools/tables/make.mjs; change the overlay, not this file.`,
    `# From @aws-sdk/client-${service.name} ${npm.version}, com.amazonaws:aws-java-sdk-models 1.12.797`,
    `# (both Apache-2.0) and tools/tables/${service.name}.overlay of ${extra.date}.`,
    `service ${service.name} ${service.protocol} ${model.metadata.apiVersion}${namespace}`,
    '',
    operations.join('\n'),
    '',
    [...shapes.entries()].sort(([a], [b]) => byName(a, b)).map(([, row]) => row).join('\n'),
    '',
    [...errors, ...extra.tail].join('\n'),
    '',
  ].join('\n');
}

for (const service of SERVICES) {
  const text = table(service);
  writeFileSync(join(resources, `${service.name}.table`), text);
  console.log(`${service.name}: ${text.match(/^operation /gm).length} operations, ${text.length} characters`);
}
