declare module 'asl-validator' {
  /** Checks an Amazon States Language definition against its schema, its paths and its transitions. */
  export default function validate(definition: unknown): { isValid: boolean; errors: object[] };
}
