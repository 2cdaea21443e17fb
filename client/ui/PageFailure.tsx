import { Button } from './Button.tsx';
import './page-failure.css';

type PageFailureProps = { message: string; retryLabel: string; retry(): void };

/** All there is when the code of the page itself did not come. */
export function PageFailure({ message, retryLabel, retry }: PageFailureProps) {
  return (
    <div className="page-failure" role="alert">
      <p>{message}</p>
      <Button onPress={retry}>{retryLabel}</Button>
    </div>
  );
}
