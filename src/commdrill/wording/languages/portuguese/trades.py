"""Words of computing in Portuguese, by what they are of."""

from commdrill.wording.languages.portuguese.mechanisms import BREAKS, ELSEWHERE, YOURS
from commdrill.wording.phrases import TradeWords
from commdrill.wording.policy.glossary import LOANS, SYSTEMS

_NEVER_ELSE = """
base de dados, banco de dados, bases de dados, bancos de dados, hipervisor*, sistema de arquivos, sistema de ficheiros, máquina virtual, máquinas virtuais, data center*, datacenter*, fila de mensagens, filas de mensagens, tronco sip, troncos sip, pacotes de rede, sub rede*, subrede*, dns, vlan*, bgp
roteamento, balanceador*, microsserviço*, microserviço*, tarefa agendada, tarefas agendadas, certificado ssl
"""
_PARTS = """
pods, gateway, gateways, servidor, servidores, cluster*, nós do, nó do, disco rígido, discos rígidos, discos, cpu, processador, processadores, centro de dados, centros de dados, réplica, réplicas, cache, caches, latência*, firewall*, proxy, placa de rede, comutador*, token, tokens
em produção, para produção, controladora*, nossos administradores, administradores de sistemas, invasor*, hacker*, cibercriminos*, desenvolvedor*, empresa de hospedagem, ibm, oracle, dell, cisco, vmware, fortinet, hpe, netapp, red hat
novas tentativas automáticas, limitador*, ponto de montagem, consultas sql, fila de jobs, conjunto de dados, barramento de mensagens, barramento de eventos, armazenamento de objetos, reindex*, arquivo de dados, ficheiro de dados, nó líder, nó primário, nó secundário
processos de ingestão, processo de ingestão, tcp, encaminhador*, balanceamento de carga, resolução de nomes, monitoramento, monitorização, telemetria, orquestrador*, processo em lote, processos em lote, threads, pool de conexões, pool de threads, variável de ambiente, causa raiz
plano de controle, plano de controlo, arquivo de configuração, ficheiro de configuração, código fonte, no código, compilador*, serializ*, vazamento de memória, fuga de memória, testes unitários, espaço de nomes, credenciais, vulnerab*, malware, chaves da api, chave da api
chave de criptografia, chave de assinatura
"""
"""What no customer sees, and need not hear of when it fails."""
_MACHINES = """
script*, servidor único, nó morto, um nó, memória ram, sistema operacional, sistema operativo, storage de, gabinete de discos, montado, desmontado, svc, contêiner de, subsistema*
"""
_DATA = """
esquema de, esquema das, índices de, instantâneo*, escritas, quorum, soma de verificação, mensagem envenenada, mensagens envenenadas, motor de preços, motor de regras, motor de busca, motor de recomendações, migração, sincroniz*, carga de dados, coletor de lixo, ingestão de dados
coleta de lixo da, partição de, partições, cópia do banco
"""
_NETWORKS = """
largura de banda, backbone, túneis, ip, ips, pico de tráfego, fibra entre, tráfego para, correio de saída, lista negra
"""
_RUNNING = """
implanta*, reimplant*, homologação, patches, limiar, limiares, sonda, sondas, verificações de integridade, reversão, orquestração, agendador*, limitador*, loop de roteamento, escalonamento automático, de plantão, provision*, sem memória, tempo de espera, tempo limite
nova tentativa automática, limite de requisições, redundância, redundante*, envio de logs, envio de registros, legado, sistema legado, adaptador*, conector*, logs de acesso, janela de patches, eleição de líder, automação, automatização, configuração do, configuração da, métricas
"""
_PROGRAMS = """
javascript, lambda, analisador*, plugin*, revisão de código, dependência, dependências, compilação, módulo de, refator*, exceção, exceções, codificação, teste de carga, condição de corrida, malformad*, mal formado, cabeçalho*, rotina de
"""
_GUARDING = """
permissões de, atacante*, invasor*, conta de administrador
"""
_BEFALLS = """
trava, travam, offline, capacidade, venceu, expirou, chave antiga, não foi renovado, falta, sobrecarregad*, acabaram, promovid*, promoveu, travad*, presa, preso, purgad*, esvaziad*, reconstru*, revert*, escalad*, alocad*, rotacionad*, vazad*
atraso, atrasad*, acumul*, em loop, pico de, inalcançáve*, rejeit*, obsolet*, defasad*, dessincroniz*, redimension*, isolad*, estrangul*, propag*, somente leitura, para trás, expuls*, restaurad* de, amplific*, dispar*, deixou de responder, não enxerga
perdeu, execuç*, não aceita*, aceita*, limit*, disparou, não subiu, recusou, alcanç*, restaurad*, restauramos, recriad*, desconect*, conectad*, invalidad*, escreveu, ler, execut*, aplicad*, aplicou, mudamos, movemos, troc*, substitu*, removid*, adicionad*, adicionamos, perdid*, negociação, caminho de, desviou, desviad*, baixad*, lent*, quente, retirad*, parou, ataca*, atacavam, ataque, ataques, varr*, rastre*, na fila, matou, matar*, disjuntor, daemon, bloque*, adiantad*, desvi*, processad*, processar*, corrupção, sem suporte, sem correção, transaç*, lado do cliente, dados em produção, filtr*, atualiz*, migra*, assinatura, identidade, desativad*, falhou, falharam, falham, perdeu seu, perdeu o, encheu, cheio, cheia, mort*, morreu, quebr*, expirad*, errad*, demais, duplicou, triplicou, cresceu, subiu, disparou, excedeu, ultrapassou, em 100, cem por cento, dobrou, não era reversível, tivemos que restaurar, foi preciso restaurar
"""
_BESIDE = """
primário, secundário, primária, secundária, índice, linhas da, coluna, colunas, tabela, tabelas, bloqueio, bloqueios, escrita, leituras, consumidor*, produtor*, lote, lotes, pipeline*, switch, roteador*, rotas, pacote, cota*, quota*, processo, processos, volume, volumes
instância*, contêiner*, contentor*, imagem, imagens, rack, refrigeração, comando*, versão, versões, código, defeito, defeituos*, falha de software, sem teste, biblioteca*, operador*, administrador*, engenheir*, raiz, reinici*, apagou, apagad*, duplicad*, agente, agentes, permissão, interface, interfaces, evento, eventos, mensagens, arquivo, ficheiro, do zero, frota, antig*, incomplet*, erro de digitação, storage, cópias, interna, interno, modelo
camada, camadas, hardware, software, variáve*, parâmetro*, registros, cookies, fonte de alimentação, bits, bytes, gigas, inteiro, inteiros, sintaxe, função, objetos, código de saída, código de erro, backup*, cópia de segurança, ferramenta*, requisição, requisições, pedidos por segundo, conexão, conexões, chaves, consulta, ler
"""
_OF_ANYTHING = """
pendent*, copi*, roub*, acess*, rodou, duas vezes, quer, querem, pede*, pedi*, diz*, digam,aguard*, pior*, test*, bloque*, aprov*,,instal*, cheio, cheia, alcanç*,,limit*, palavra, insist*, avis*, trabalh*, precis*,,envi*, escrev*, edit*, mud*,demais, satur*, trocando
rejeit*, recus*, problema*, falha*, falhou, falham, avaria*, erro, erros, causa*, causou, culpa*, incidente*, investig*, analis*, verific*, aponta para, correção, corrig*, consert*, repar*, arranj*, soluc*, alterad*, mudança de, adicion*, passamos para, passando para, a passar para, mudando para, troc*, substitu*, instáve*, não serve*
não funciona*, não respond*, caiu, caíram, queda, quebr*, avariad*, lento*, lenta*, perdid*, perdeu, apagad*, eliminad*, restaur*, recuper*, reinici*, provoc*, afet*, errad*, teste, testes, impede*, esgot*
"""

TRADE = TradeWords(
    others=f"{_MACHINES}, {_DATA}, {_NETWORKS}, {_RUNNING}, {_PROGRAMS}, {_GUARDING}, {SYSTEMS}, {LOANS}",
    often_else=f"{_BEFALLS}, {_BESIDE}, {BREAKS}",
    never_else=_NEVER_ELSE,
    parts=_PARTS,
    befalls=_OF_ANYTHING,
    elsewhere=f"""
    {ELSEWHERE}
    perdidos, achados, horário*, restaurante*, navegador*, console*, garç*, comida*, jantar, refeitório*, caminhão, caminhões, autoestrada*, estátua*, judicia*, tribuna*, eleitora*, escola*, trem, trens, comboio*, metrô, teatro, peça, vinil, música*, agrícola*, vinho, azeite, leite, museu*, público*, câmara, prefeitura, fila normal, balcão, caixa, encomenda*, correio*, nascimento, casamento, estrada*, porto, estádio, reciclagem, lixo, curso*, diploma, médico*, cartão, roupa*
    autocarro*, ônibus, bonde, avião, voo*, barco*, colégio*, aluno*, professor*, filme*, romance*, livro*, show, shows, concerto*, festival, jogo, jogos, futebol, jogador*, hospital, hospitais, enfermeir*, paciente*, farmácia*, farmacêutic*, dentista*, vacina*, cozinha, mesa, café, pão, água, gás, luz, aquecimento, carro*, estacionamento, rua*, ponte, rio, praia, parque, jardim, porta, portas, elevador*, plataforma, assento*, bagagem, passaporte*
    polícia, bombeiro*, vale, cupom, cupons, receita*, sapato*, cerveja, canal, imposto*, igreja, consulta médica, neve, enchente*, árvore*, floresta, fazenda, animal, animais, sangue, piano, violão, coro, ave, aves, baleia*, papel, guarda volumes, veterinári*, hotel, ilha, ilhas, lei, dente, reinicie, não precisa, estreia, nicotina, espada, instale, instalar, baixe, loja de aplicativos
    """,
    yours=YOURS,
)
