"""The peer of BehaviourContest.cs: python3 behaviour.py data FOLDER | python3 behaviour.py model-vs-human FOLDER

data takes the published trials of people and of three networks from ../shared/mirror (run from the repository's root);
model-vs-human runs that library's own code (its check-out on PYTHONPATH): pandas tables, analyses, means over conditions, people and data sets.
"""
import copy
import csv
import os
import re
import shutil
import sys
import types
import warnings
import side

warnings.filterwarnings('ignore')


def data(folder):
    with open('../shared/mirror/mirror.csv') as table, open(f'{folder}/files.csv', 'w') as list_:
        list_.write('role,path\n')
        for row in csv.DictReader(table):
            found = re.search(r'/model-vs-human/.*/raw-data/([^/]+)/([^/]+)\.csv$', row['url'])
            if found and 'session' in found[2]:  # tables of results stand beside the trials
                os.makedirs(f'{folder}/raw-data/{found[1]}', exist_ok=True)
                path = f'{folder}/raw-data/{found[1]}/{found[2]}.csv'
                shutil.copy(f"../shared/mirror/{row['path']}", path)
                list_.write(f'{found[1]}/{found[2]},{path}\n')


def library(folder):
    """The modules that hold the analyses; the package's own __init__ files load every network library there is."""
    root = next(f'{path}/modelvshuman' for path in sys.path if os.path.isdir(f'{path}/modelvshuman'))
    os.environ['MODELVSHUMANDIR'] = folder
    for name, path in (('', ''), ('.datasets', '/datasets'), ('.plotting', '/plotting')):
        module = types.ModuleType('modelvshuman' + name)
        module.__path__ = [root + path]
        sys.modules[module.__name__] = module
    sys.modules['modelvshuman.utils'] = types.ModuleType('modelvshuman.utils')
    sys.modules['modelvshuman.utils'].load_dataset = None
    import modelvshuman.constants as constants
    import modelvshuman.plotting.plot as plot
    import modelvshuman.plotting.decision_makers as makers
    from modelvshuman.datasets.experiments import get_experiments
    plot.tqdm = lambda items, **_: items
    return constants, plot, makers, get_experiments


def model_vs_human(folder):
    constants, plot, makers, get_experiments = library(folder)
    sets = get_experiments(constants.DEFAULT_DATASETS)
    metrics = ['accuracy difference', 'observed consistency', 'error consistency']

    def observers(df):
        models = [makers.DecisionMaker(name_pattern=name, color=(.1, .1, .1), df=df, plotting_name=name) for name in sorted(df.subj.unique()) if not name.startswith('subject-')]
        return models + [makers.DecisionMaker(name_pattern='subject-*', color=(1, 0, 0), marker='D', df=df, plotting_name='humans')]

    def work():
        raw = plot.get_raw_benchmark_df(copy.deepcopy(sets), metrics, observers)
        table = plot.format_benchmark_df(raw, observers(plot.ph.get_experimental_data(sets[0])), metrics, True)
        accuracy = plot.get_mean_over_datasets('OOD accuracy', *plot.METRICS['OOD accuracy'], copy.deepcopy(sets), observers)
        return table[metrics].values.sum() + accuracy['OOD accuracy'].sum()
    side.measure(work, warm=False)


{'data': data, 'model-vs-human': model_vs_human}[sys.argv[1]](sys.argv[2])
