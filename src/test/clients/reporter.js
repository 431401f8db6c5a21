// One line of JSON for each test, for NodeSuite.
export default async function* reporter(source) {
  for await (const { type, data } of source) {
    const isTest = (type === 'test:pass' || type === 'test:fail') && data.details.type !== 'suite' && data.nesting === 0;
    if (isTest && data.name !== data.file) {
      const cause = data.details.error?.cause ?? data.details.error;
      yield JSON.stringify({ name: data.name, passed: type === 'test:pass', error: cause?.stack ?? String(cause ?? '') }) + '\n';
    }
  }
}
