await import('../../tests/faults/main.ts');
