import '@peyvand/ui/look/all.css';
import { ToastProvider } from '@peyvand/ui/feedback/toast.tsx';
import { copyWithoutIsolates } from '@peyvand/ui/read/clean-copy.ts';
import { ReaderProvider } from '@peyvand/ui/read/reader.tsx';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from './router.tsx';
import { queries } from './server.ts';
import { hearTheLine } from './session/reach.ts';

const place = document.getElementById('app');
if (place === null) throw new Error('index.html has no #app');
const app = createRoot(place);
hearTheLine();
copyWithoutIsolates(document);

// What index.html shows stays until the first page is here: on a slow line nobody looks at an empty one.
void router.load().finally(() =>
  app.render(
    <StrictMode>
      <ReaderProvider>
        <ToastProvider>
          <QueryClientProvider client={queries}>
            <RouterProvider router={router} />
          </QueryClientProvider>
        </ToastProvider>
      </ReaderProvider>
    </StrictMode>,
  ),
);
