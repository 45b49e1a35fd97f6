import './page.css';
import { render } from 'preact';
import { takeKeyOfAddress } from '../client/api.ts';
import { App } from './app.tsx';

takeKeyOfAddress();
const root = document.getElementById('app');
if (root) render(<App />, root);
