import fc from 'fast-check'

/**
 * Properties are tried on the same inputs in every run, so that a commit that passed here passes everywhere. `PROPERTY_SEED=random` looks for
 * new counterexamples; a number repeats the run that found one.
 */
const wanted = process.env['PROPERTY_SEED'] ?? '20261121'

if (wanted !== 'random') fc.configureGlobal({ seed: Number(wanted) })
