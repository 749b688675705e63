import fc from 'fast-check';

// `npm run test:full` looks at many more cases of every rule that must hold for all inputs.
fc.configureGlobal({ numRuns: process.env.SAMPLES === 'full' ? 2000 : 100 });
