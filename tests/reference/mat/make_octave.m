% The same kinds of values saved by GNU Octave 7.3 (save -v6, -v7): run with octave-cli make_octave.m
matrix = [0 1 2; 3 4 5]; logical = logical([1 0 1]); complex = [1+3i 2-4i]; word = 'abc'; lines = ['abc '; 'defg'];
cell = {'one', [1.5 2.5]; {'inner'}, single(2)};
trials = struct('name', {'first', 'second'}, 'onset', {0.25, int16([1 2])});
record = struct('region', 'IT', 'inner', struct('deep', 2.5));
sparse = sparse([2 1 3], [1 4 4], [9 -1 4.5], 3, 4); range = 1:5; empty = zeros(0, 3); cube = reshape(1:8, 2, 2, 2);
save('-v6', 'octave.mat', 'matrix', 'logical', 'complex', 'word', 'lines', 'cell', 'trials', 'record', 'sparse', 'range', 'empty', 'cube');
save('-v7', 'octave_compressed.mat', 'matrix', 'logical', 'complex', 'word', 'lines', 'cell', 'trials', 'record', 'sparse', 'range', 'empty', 'cube');
